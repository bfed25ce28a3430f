import { AppError } from '#lib/errors.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { cursorAt, placeOf } from './cursor.ts';
import { createLocalMessages } from './local-messages.ts';
import { answersOf } from './log/answers.ts';
import { freshEvents, notYours } from './log/fresh-events.ts';
import { headOf, promptOf, writable } from './run-head.ts';
import { excerptOf } from './search/excerpt.ts';
import { searchWords, wordsOf } from './search/words.ts';
import type { RunSummary, Share, Store } from './store.ts';

interface MemoryRun {
  /** Counts up: tells runs of the same moment apart. */
  number: number;
  owner: string;
  head: Omit<RunSummary, 'excerpt'>;
  prompt: string;
  instance: string | null;
  events: RunEvent[];
  bytes: number;
  /** What it is found by, once somebody searched; null when it has grown or was renamed since. */
  words: Promise<string[]> | null;
}

interface MemoryStoreOptions {
  /** Beyond so much in all, the oldest runs are forgotten. */
  maxBytes?: number;
  now?: () => number;
}

const defaultBytes = 64 * 1024 * 1024;

/** Keeps runs for as long as the process lives, and as there is room for them. */
export function createMemoryStore({
  maxBytes = defaultBytes,
  now = Date.now,
}: MemoryStoreOptions = {}): Store {
  const runs = new Map<string, MemoryRun>();
  const shares = new Map<string, Share & { revoked: boolean }>();
  const leases = new Map<string, number>();
  const values = new Map<string, string>();
  const messages = createLocalMessages();
  let count = 0;
  let bytes = 0;

  function forgetOldest(): void {
    for (const [id] of runs) {
      if (bytes <= maxBytes || runs.size === 1) return;
      remove(id);
    }
  }

  function remove(id: string): boolean {
    const run = runs.get(id);
    if (!run) return false;
    bytes -= run.bytes;
    for (const share of [...shares.values()]) if (share.run === id) shares.delete(share.id);
    return runs.delete(id);
  }

  function begin(start: RunEvent | undefined, owner: string, instance: string): MemoryRun | null {
    if (start?.type !== 'run-start') return null;
    count += 1;
    const head = headOf(start);
    const parent = head.parent === null ? undefined : runs.get(head.parent);
    const turn = parent?.owner === owner ? parent.head.turn + 1 : 1;
    return {
      number: count,
      owner,
      head: { ...head, ended: false, title: null, pinned: false, turn },
      prompt: promptOf(start),
      instance,
      events: [],
      bytes: 0,
      words: null,
    };
  }

  const isAlive = (instance: string) => (leases.get(instance) ?? 0) > now();
  const isOpen = ({ revoked, expires }: Share & { revoked: boolean }) =>
    !revoked && (expires === null || expires > now());

  async function holds(run: MemoryRun, words: readonly string[]): Promise<boolean> {
    run.words ??= wordsOf([run.prompt, run.head.title ?? '', ...answersOf(run.events)]);
    const known = new Set(await run.words);
    const beginning = words.at(-1) ?? '';
    return (
      words.slice(0, -1).every((word) => known.has(word)) &&
      [...known].some((word) => word.startsWith(beginning))
    );
  }

  return {
    engine: 'memory',

    async append(id, events, { owner, instance }) {
      const known = runs.get(id);
      const fresh = freshEvents(events, known?.events.length ?? 0);
      const run = known ?? begin(fresh[0], owner, instance);
      // What a run still says after it was removed or forgotten does not bring back a log without its head.
      if (run === null || fresh.length === 0) return;
      if (run.instance !== instance) throw notYours();
      runs.set(id, run);
      for (const event of fresh) run.events.push(event);
      const more = fresh.reduce((sum, event) => sum + bytesOf(event), 0);
      run.bytes += more;
      bytes += more;
      run.words = null;
      run.head.ended = fresh.at(-1)?.type === 'run-end';
      if (run.head.ended) run.instance = null;
      forgetOldest();
    },

    async load(id) {
      const run = runs.get(id);
      if (!run) return null;
      const { owner, instance, events, head } = run;
      return { id, owner, title: head.title, pinned: head.pinned, instance, events: [...events] };
    },

    async after(id, seq) {
      return runs.get(id)?.events.slice(seq) ?? [];
    },

    async list({ owner, search = '', model, pinned, limit, cursor }) {
      const words = searchWords(search);
      const from = placeOf(cursor);
      const chosen = [...runs.values()]
        .filter(
          (run) =>
            run.owner === owner &&
            (model === undefined || run.head.models.includes(model)) &&
            (pinned === undefined || run.head.pinned === pinned),
        )
        .sort((a, b) => b.head.started - a.head.started || b.number - a.number);
      const found: MemoryRun[] = [];
      for (const run of chosen) {
        const { started } = run.head;
        const isBefore =
          from === null || started < from.started || (started === from.started && run.number < from.number);
        if (isBefore && (words.length === 0 || (await holds(run, words)))) found.push(run);
        if (found.length > limit) break;
      }
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        runs: page.map((run) => ({
          ...run.head,
          excerpt: words.length === 0 ? null : excerptOf([run.prompt, ...answersOf(run.events)], words),
        })),
        next:
          found.length > page.length && last
            ? cursorAt({ started: last.head.started, number: last.number })
            : null,
      };
    },

    async describe(id, change) {
      const run = runs.get(id);
      if (!run) return false;
      if (change.title !== undefined) run.head.title = change.title && writable(change.title);
      if (change.pinned !== undefined) run.head.pinned = change.pinned;
      run.words = null;
      return true;
    },

    remove: async (id) => remove(id),

    async removeAll(owner) {
      const ids = [...runs].flatMap(([id, run]) => (run.owner === owner ? [id] : []));
      for (const id of ids) remove(id);
      return ids;
    },

    async beat(instance, ms) {
      leases.set(instance, now() + ms);
    },
    async leave(instance) {
      leases.delete(instance);
    },
    async adopt(instance) {
      const adopted: string[] = [];
      for (const [id, run] of runs) {
        if (run.instance === null || run.instance === instance || isAlive(run.instance)) continue;
        run.instance = instance;
        adopted.push(id);
      }
      if (!isAlive(instance)) leases.set(instance, now() + 15_000);
      return adopted;
    },
    async claim(id, instance) {
      const run = runs.get(id);
      if (!run) return false;
      if (run.instance !== null && run.instance !== instance && isAlive(run.instance)) return false;
      run.instance = instance;
      return true;
    },

    async share(share) {
      if (!runs.has(share.run)) {
        throw new AppError('not-found', 'There is no such run.', 'Choose another in the history.');
      }
      shares.set(share.id, { ...share, revoked: false });
    },
    async findShare(id) {
      const share = shares.get(id);
      if (!share) return null;
      const { revoked, ...rest } = share;
      if (revoked) return 'revoked';
      return isOpen(share) ? rest : 'expired';
    },
    async sharesOf(run) {
      return [...shares.values()]
        .filter((share) => share.run === run && isOpen(share))
        .sort((a, b) => b.created - a.created)
        .map(({ events: _, revoked: __, ...share }) => share);
    },
    async revoke(run, id) {
      const open = [...shares.values()].filter(
        (share) => share.run === run && !share.revoked && (id === undefined || share.id === id),
      );
      for (const share of open) share.revoked = true;
      return open.length > 0;
    },

    async transact(key, work) {
      const kept = values.get(key);
      const { value = null, result } = work(kept === undefined ? null : JSON.parse(kept));
      if (value === null) values.delete(key);
      else values.set(key, JSON.stringify(value));
      return result;
    },

    publish: async (message) => messages.send(message),
    listen: messages.listen,
    check: async () => {},
    close: async () => {},
  };
}

/** About what an event takes in memory. */
function bytesOf(event: RunEvent): number {
  if (event.type === 'text-delta' || event.type === 'thinking-delta') {
    return 150 + event.text.length * 2 + (event.pieces?.length ?? 0) * 40;
  }
  return 150 + JSON.stringify(event).length * 2;
}
