import { AppError } from '#lib/errors.ts';
import type { Share, Store } from '#lib/store/store.ts';
import type { Runs, Visitor } from './runs.ts';
import { snapshotOf } from './snapshot.ts';

export const longestTitle = 200;
/** Whoever has the link may read it; that does not make it a page to be found. */
export const notIndexed = { 'X-Robots-Tag': 'noindex' } as const;

/** How the ids of shares begin; no run's id does. */
const prefix = 's_';

export const isShareId = (id: string): boolean => id.startsWith(prefix);

/** A result link as its owner sees it. */
export interface ShareLink extends Omit<Share, 'run' | 'owner' | 'events'> {
  /** In full where the server knows its own name, else a path. */
  url: string;
}

export interface ShareWish {
  title?: string | null | undefined;
  /** Epoch ms; null: never. */
  expires?: number | null | undefined;
  withPrompt?: boolean | undefined;
}

/** Result links: snapshots of runs for whoever knows their id. */
export interface Shares {
  /** Throws an AppError for a run that is not the visitor's, still at work, or kept nowhere. */
  make(run: string, visitor: Visitor, wish: ShareWish): Promise<ShareLink>;
  /** Those that can still be opened, newest first. */
  of(run: string, visitor: Visitor): Promise<ShareLink[]>;
  /** One, or all of the run; where there is none left it changes nothing. */
  revoke(run: string, visitor: Visitor, share?: string): Promise<void>;
  /** Throws an AppError for one that never was, and for one that is no more. */
  open(id: string): Promise<Share>;
}

export interface SharesOptions {
  store: Pick<Store, 'share' | 'findShare' | 'sharesOf' | 'revoke'>;
  runs: Pick<Runs, 'get'>;
  wallClock(): number;
  /** Not to be guessed: 128 bits or more. */
  newId(): string;
  /** The name that others know this server by; without one a link is a path. */
  publicUrl?: string | undefined;
}

export function createShares({ store, runs, wallClock, newId, publicUrl }: SharesOptions): Shares {
  function linkOf({ id, title, created, expires, withPrompt }: Omit<Share, 'events'>): ShareLink {
    const path = `/runs/${id}`;
    const url = publicUrl ? new URL(path, publicUrl).href : path;
    return { id, url, title, created, expires, withPrompt };
  }

  return {
    async make(id, visitor, { title, expires = null, withPrompt = true }) {
      const run = await runs.get(id, visitor);
      if (!run.kept) {
        throw new AppError(
          'conflict',
          'This run is not kept, so there is nothing a link could open.',
          'Run the prompt again with keeping switched on, or export the run.',
        );
      }
      if (!run.log.ended()) {
        throw new AppError('conflict', 'This run is still at work.', 'Share it when it has ended.');
      }
      if (expires !== null && expires <= wallClock()) {
        throw new AppError('invalid-request', 'expires has passed already.', 'Choose a later time.');
      }
      const events = [...run.log.events];
      if (!(await run.isSaved())) {
        throw new AppError('unavailable', 'This run could not be kept yet.', 'Try again in a moment.');
      }
      const share: Share = {
        id: `${prefix}${newId()}`,
        run: id,
        owner: visitor.id,
        title: title ?? null,
        created: wallClock(),
        expires,
        withPrompt,
        events: [],
      };
      await store.share({ ...share, events: snapshotOf(events, share.id, withPrompt) });
      return linkOf(share);
    },
    async of(id, visitor) {
      const run = await runs.get(id, visitor);
      return run.kept ? (await store.sharesOf(id)).map(linkOf) : [];
    },
    async revoke(id, visitor, share) {
      await runs.get(id, visitor);
      await store.revoke(id, share);
    },
    async open(id) {
      const share = await store.findShare(id);
      if (share === null) {
        throw new AppError('not-found', 'There is no such result.', 'Check the link for a slip.');
      }
      if (typeof share === 'object') return share;
      const how = share === 'revoked' ? 'was taken back by its owner' : 'has expired';
      throw new AppError('gone', `This link ${how}.`, 'Ask whoever sent it for a new one.');
    },
  };
}
