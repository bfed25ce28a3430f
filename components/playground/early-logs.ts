import { loadColumnTurns } from '#components/columns/load-column-turns.ts';
import type { KeptFork } from '#lib/run/conversation.ts';
import { isOpenedLink } from './is-opened-link.ts';
import { keptConversation } from './kept-conversation.ts';
import { StandingColumns } from './standing-columns.ts';

type Fetch = typeof globalThis.fetch;

export interface EarlyLogs {
  /** Answers a log that was asked for already with what has come; everything else is asked as ever. */
  fetch: Fetch;
  /** Lets go of what nobody wanted. */
  giveUp(): void;
}

/** Asks for the logs of those runs now. */
export function askEarly(ids: readonly string[], fetch: Fetch): EarlyLogs {
  const asked = new Map(
    ids.map((id) => {
      const path = `/api/runs/${id}/events?after=0`;
      const abort = new AbortController();
      const response = fetch(path, { signal: abort.signal });
      // Whoever wants it hears of its failure.
      response.catch(() => {});
      return [path, { abort, response }];
    }),
  );
  return {
    fetch(input, init) {
      const early = asked.get(String(input));
      if (!early) return fetch(input, init);
      asked.delete(String(input));
      init?.signal?.addEventListener('abort', () => early.abort.abort());
      return early.response;
    },
    giveUp() {
      for (const { abort } of asked.values()) abort.abort();
      asked.clear();
    },
  };
}

let early: EarlyLogs | null = null;

/**
 * The logs of this tab's conversation, asked for at the first call: the page is not ready to read them yet, and the way
 * to the server and back is over by then.
 */
export function earlyLogs(): EarlyLogs {
  if (typeof window === 'undefined') return askEarly([], globalThis.fetch);
  if (early) return early;
  const kept = isOpenedLink() ? null : keptConversation();
  // What draws them comes at the same time, not after them; where it fails it is asked for again.
  if (kept) for (const load of [StandingColumns.load, loadColumnTurns]) void load().catch(() => {});
  early = askEarly(kept ? runsOf(kept.runs) : [], window.fetch.bind(window));
  return early;
}

const runsOf = ({ next }: KeptFork): string[] =>
  next.flatMap((branch) => [...branch.runs, ...runsOf(branch)]);
