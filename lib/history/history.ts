import type { Problem } from '#lib/run/run-store.ts';
import type { RunPage, RunSummary } from '#lib/store/store.ts';
import { type After, createDeletions } from './deletions.ts';
import { type HistoryQuery, historyRequests, type Outcome } from './requests.ts';

export interface HistoryView {
  query: HistoryQuery;
  /** The query that the runs are of: the one before for as long as nothing has come of the new one. */
  shown: HistoryQuery;
  /** What the server has for that query as far as it was loaded, newest first, without what was deleted here. */
  runs: readonly RunSummary[];
  /** `loading`: there is nothing to show yet. */
  state: 'loading' | 'ready' | 'failed';
  /** Why it failed. */
  problem: Problem | null;
  /** Of the pages after those that are there. */
  more: 'none' | 'some' | 'loading' | 'failed';
  /** Deleted, and still to be brought back. */
  deleted: readonly string[];
  /** A change that the server did not take: it has been taken back here. */
  refused: Problem | null;
  /** Every model that took part in a run seen so far. */
  models: readonly string[];
}

/** The list of kept runs as a page sees it: changes show at once and are taken back where the server refuses them. */
export interface History {
  get(): HistoryView;
  subscribe(listener: () => void): () => void;
  /** Looks for something else. */
  find(query: HistoryQuery): Promise<void>;
  /** Loads the newest runs again; what had been loaded of older ones stays. */
  refresh(): Promise<void>;
  /** Loads the next page, if there is one. */
  more(): Promise<void>;
  /** An empty title takes it away. */
  rename(id: string, title: string): Promise<void>;
  pin(id: string, pinned: boolean): Promise<void>;
  /** Gone from the list at once, from the server when the time to undo has passed. */
  remove(id: string): void;
  undo(): void;
  hold(): void;
  release(): void;
  /** Sends what waits to be undone: the page is being left. */
  flush(): void;
  /** Sees to deletions that a page before this one sent while it was left: they may not have arrived yet. */
  settle(ids: readonly string[]): void;
  /** Deletes every run; true when the server did. */
  removeAll(): Promise<boolean>;
  /** The sentence about a refused change has been read. */
  dismiss(): void;
}

export interface HistoryOptions {
  fetch?: typeof globalThis.fetch;
  after?: After;
}

/** What is known of one query. */
interface Found {
  of: HistoryQuery;
  runs: readonly RunSummary[];
  pinned: readonly RunSummary[];
  cursor: string | null;
}

type Change = Partial<Pick<RunSummary, 'title' | 'pinned'>>;

const everything: HistoryQuery = { search: '', model: null };
const isEverything = ({ search, model }: HistoryQuery) => search === '' && model === null;

export function createHistory(options: HistoryOptions = {}): History {
  const ask = historyRequests(options.fetch ?? ((path, init) => globalThis.fetch(path, init)));
  const listeners = new Set<() => void>();
  const models = new Set<string>();
  /** Changes of a run that are on their way, the oldest first: they count more than what the server says meanwhile. */
  const changes = new Map<string, Change[]>();
  /** Deleted here, and not confirmed yet. */
  const leaving = new Set<string>();

  let query = everything;
  let found: Found | null = null;
  /** The list without a search, to go back to at once. */
  let whole: Found | null = null;
  let problem: Problem | null = null;
  let more: 'idle' | 'loading' | 'failed' = 'idle';
  let refused: Problem | null = null;
  /** Answers to an older question are dropped. */
  let asked = 0;
  /** Changes that the server took: an answer that left before one of them may not know of it. */
  let edits = 0;

  const deletions = createDeletions({
    send: (ids) => void Promise.all(ids.map(removeNow)),
    changed: notify,
    after: options.after ?? afterTimeout,
  });
  let view = viewOf();

  function viewOf(): HistoryView {
    const deleted = deletions.get();
    const hidden = new Set([...leaving, ...deleted]);
    return {
      query,
      shown: found?.of ?? query,
      runs: found ? together(found).flatMap((run) => (hidden.has(run.id) ? [] : changed(run))) : [],
      state: found ? 'ready' : problem ? 'failed' : 'loading',
      problem,
      more: found?.cursor == null ? 'none' : more === 'idle' ? 'some' : more,
      deleted,
      refused,
      models: [...models],
    };
  }

  function changed(run: RunSummary): RunSummary {
    const own = changes.get(run.id);
    return own ? Object.assign({}, run, ...own) : run;
  }

  function notify(): void {
    view = viewOf();
    for (const listener of listeners) listener();
  }

  function put(next: Found): void {
    found = next;
    if (isEverything(next.of)) whole = next;
    for (const run of next.runs) for (const model of run.models) models.add(model);
  }

  /** Writes into every list that is held. */
  function edit(write: (runs: readonly RunSummary[]) => readonly RunSummary[]): void {
    edits++;
    const written = (list: Found | null) =>
      list && { ...list, runs: write(list.runs), pinned: write(list.pinned) };
    [found, whole] = [written(found), written(whole)];
  }

  async function load(): Promise<void> {
    const number = ++asked;
    const known = edits;
    const [first, pinned] = await Promise.all([ask.page(query, {}), ask.page(query, { pinned: true })]);
    if (number !== asked) return;
    if (edits !== known) return load();
    if ('problem' in first || 'problem' in pinned) {
      problem = problemIn(first) ?? problemIn(pinned);
      if (found?.of !== query) found = null;
    } else {
      problem = null;
      const before = found?.of === query ? found : null;
      const next = renewed(before, first.done);
      if (next.cursor !== before?.cursor) more = 'idle';
      put({ of: query, ...next, pinned: pinned.done.runs });
    }
    notify();
  }

  async function change(id: string, wanted: Change): Promise<void> {
    const own = changes.get(id) ?? [];
    changes.set(id, own);
    own.push(wanted);
    refused = null;
    notify();
    const sent = await ask.change(id, wanted);
    own.splice(own.indexOf(wanted), 1);
    if (own.length === 0) changes.delete(id);
    if ('problem' in sent) refused = unchanged(sent.problem, wanted);
    else edit((runs) => runs.map((run) => (run.id === id ? { ...run, ...wanted } : run)));
    notify();
  }

  async function removeNow(id: string): Promise<void> {
    leaving.add(id);
    const sent = await ask.remove(id);
    leaving.delete(id);
    if ('problem' in sent) refused = sent.problem;
    else edit((runs) => runs.filter((run) => run.id !== id));
    notify();
  }

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async find(next) {
      if (next.search === query.search && next.model === query.model) return;
      const known = isEverything(next) ? whole : null;
      query = known?.of ?? next;
      found = known ?? found;
      problem = null;
      more = 'idle';
      notify();
      await load();
    },
    refresh: load,
    async more() {
      const cursor = found?.cursor;
      if (found?.of !== query || cursor == null || more === 'loading') return;
      more = 'loading';
      notify();
      const known = edits;
      const page = await ask.page(query, { cursor });
      // Meanwhile another query was asked, or the list began anew.
      if (found?.of !== query || found.cursor !== cursor) return;
      more = 'problem' in page ? 'failed' : 'idle';
      if ('done' in page && edits === known)
        put({ ...found, runs: joined(found.runs, page.done.runs), cursor: page.done.next });
      notify();
    },
    rename: (id, title) => change(id, { title: title.trim() || null }),
    pin: (id, pinned) => change(id, { pinned }),
    remove(id) {
      refused = null;
      deletions.add(id);
    },
    undo: () => deletions.undo(),
    hold: () => deletions.hold(),
    release: () => deletions.release(),
    flush: () => deletions.flush(),
    settle(ids) {
      void Promise.all(ids.map(removeNow));
      notify();
    },
    async removeAll() {
      refused = null;
      const sent = await ask.removeAll();
      if ('problem' in sent) {
        refused = sent.problem;
        notify();
        return false;
      }
      // What was asked before they went would bring them back.
      asked++;
      models.clear();
      found = { of: query, runs: [], pinned: [], cursor: null };
      whole = isEverything(query) ? found : null;
      deletions.drop();
      return true;
    },
    dismiss() {
      refused = null;
      notify();
    },
  };
}

const problemIn = (outcome: Outcome<unknown>): Problem | null =>
  'problem' in outcome ? outcome.problem : null;

/** A server that was not reached says nothing of what stays as it was. */
function unchanged(problem: Problem, { pinned }: Change): Problem {
  if (problem.status !== 0) return problem;
  const what = pinned === undefined ? 'title' : 'pin';
  return { ...problem, title: `The server could not be reached, so the ${what} was not changed.` };
}

/** Pinned ones may be older than what was loaded; those that were loaded as well stand once. */
function together({ runs, pinned }: Found): RunSummary[] {
  const loaded = new Set(runs.map(({ id }) => id));
  const older = pinned.filter(({ id }) => !loaded.has(id));
  return older.length === 0
    ? [...runs]
    : [...runs, ...older].sort((one, other) => other.started - one.started);
}

/** A page never brings again what is there already: a key must not stand twice. */
function joined(runs: readonly RunSummary[], page: readonly RunSummary[]): RunSummary[] {
  const known = new Set(runs.map(({ id }) => id));
  return [...runs, ...page.filter(({ id }) => !known.has(id))];
}

/** The list with its first page anew: where the two overlap, what was loaded behind it stays. */
function renewed(before: Found | null, page: RunPage): Pick<Found, 'runs' | 'cursor'> {
  const last = page.runs.at(-1);
  const place = before && last && page.next !== null ? before.runs.findIndex(({ id }) => id === last.id) : -1;
  if (!before || place < 0) return { runs: page.runs, cursor: page.next };
  return { runs: [...page.runs, ...before.runs.slice(place + 1)], cursor: before.cursor };
}

function afterTimeout(callback: () => void, ms: number): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
