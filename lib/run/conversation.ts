import type { Column, Setup } from '#lib/prompt/setup.ts';
import { isPrompt } from './continuation.ts';
import { historyOf } from './history.ts';
import { isCutWaiting } from './reply.ts';
import {
  createRunStore,
  openRunStore,
  type RunStore,
  type RunStoreOptions,
  type RunView,
  type WaysOn,
} from './run-store.ts';
import { createTurn, type OpenTurn, type Turn, wasRefused } from './turn.ts';

/** Which of the prompts sent at the same place a turn is; `index` counts from 0. */
export interface Place {
  index: number;
  count: number;
}

export interface ConversationView {
  /** The line that is shown, oldest first. */
  turns: readonly Turn[];
  /** For each of them, what else was sent in its place. */
  places: readonly Place[];
}

/**
 * Runs in order, each naming the one before it as its parent. A prompt sent again begins a new line there; the old one
 * is set aside with all that followed, and can be gone back to.
 */
export interface Conversation {
  get(): ConversationView;
  subscribe(listener: () => void): () => void;
  /** Asks the columns of the set-up: all of them, or only those that should go on. */
  send(setup: Setup): Turn;
  /** Sends another prompt in the place of the turn at `index`. */
  resend(index: number, setup: Setup): Turn;
  /**
   * Asks the columns of the set-up the newest prompt again, in their places and with what had been said before it; null
   * when there is no prompt yet. Those that went on from it with results for their calls do that again. The set-up's
   * own messages count for nothing.
   */
  runColumns(setup: Setup): RunStore | null;
  /** Goes to the line before or after the one shown at that turn. */
  show(index: number, by: -1 | 1): void;
  clear(): void;
  /**
   * Follows the runs of an earlier visit again and stands as it was, unless a prompt was sent meanwhile. Answers how
   * many of its prompts the server no longer knows; what was sent after those stays.
   */
  restore(kept: KeptFork): Promise<number>;
}

/** As much of a conversation as brings it back from the server: the ids of each turn's runs. */
export interface KeptFork {
  next: (KeptFork & { runs: string[] })[];
  shown: number;
}

export interface ConversationOptions extends RunStoreOptions {
  /** Called with every change of what is worth keeping. */
  keep?: (kept: KeptFork) => void;
  /** Asked whenever a run is sent: false, and the server keeps it nowhere. */
  keepsRuns?: () => boolean;
}

/** A turn and what was sent after it: a line for each prompt, one of them shown. */
interface Fork {
  next: Branch[];
  shown: number;
}

interface Branch extends Fork {
  turn: OpenTurn;
}

const nothing: ConversationView = { turns: [], places: [] };

export function createConversation({ keep, keepsRuns, ...options }: ConversationOptions = {}): Conversation {
  const listeners = new Set<() => void>();
  /** Turns whose runs went with a restart of the server that they have not noticed themselves. */
  const forgotten = new WeakSet<OpenTurn>();
  let root: Fork = { next: [], shown: 0 };
  let view = nothing;

  function line(): Branch[] {
    const branches: Branch[] = [];
    for (let at = root.next[root.shown]; at; at = at.next[at.shown]) branches.push(at);
    return branches;
  }

  function change(): void {
    const branches = line();
    const forks = [root, ...branches];
    view = {
      turns: branches.map(({ turn }) => turn),
      places: branches.map((_, index) => ({
        index: forks[index]?.shown ?? 0,
        count: forks[index]?.next.length ?? 1,
      })),
    };
    keep?.(keptOf(root));
    for (const listener of listeners) listener();
  }

  /** Sends the set-up of a run that follows those turns; it goes on alone where the server has forgotten them. */
  function run(asked: Setup, before: readonly Branch[]): RunStore {
    const setup = keepsRuns?.() === false ? { ...asked, keep: false } : asked;
    const store: RunStore = createRunStore(placed(setup, before, forgotten), options, {
      withoutParent() {
        for (const { turn } of before) forgotten.add(turn);
        return placed({ ...setup, parent: undefined }, before, forgotten);
      },
      askAnew: (columns) => askAnew(store, columns),
    });
    const answered = ({ id, phase }: RunView) => id !== null || phase === 'ended';
    if (keep) void once(store, answered).then(() => keep(keptOf(root)));
    return store;
  }

  function reopen(id: string): RunStore {
    const waysOn: WaysOn = { askAnew: (columns) => askAnew(store, columns) };
    const store: RunStore = openRunStore(id, options, waysOn);
    return store;
  }

  /** Sends the set-up of a run again for those columns: what comes of it stands in the same turn. */
  function askAnew(lost: RunStore, wanted: readonly string[] | undefined): void {
    const branches = line();
    const index = branches.findIndex(({ turn }) => turn.runs.includes(lost));
    const { setup } = lost.get();
    const columns = setup.columns.filter(({ id }) => wanted === undefined || wanted.includes(id));
    if (index < 0 || columns.length === 0) return;
    branches[index]?.turn.add(run({ ...setup, columns }, branches.slice(0, index)));
    change();
  }

  function begin(before: readonly Branch[], setup: Setup): Turn {
    const fork = before.at(-1) ?? root;
    const turn = createTurn(run(setup, before));
    fork.shown = fork.next.push({ turn, next: [], shown: 0 }) - 1;
    change();
    return turn;
  }

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send: (setup) => begin(line(), setup),
    resend(index, setup) {
      const replaced = line()[index];
      const parent = setup.parent ?? replaced?.turn.main.get().setup.parent;
      return begin(line().slice(0, index), { ...setup, ...(parent !== undefined && { parent }) });
    },
    runColumns(setup) {
      const branches = line();
      const hasAll = (turn: Turn) => setup.columns.every(({ id }) => turn.runsOf(id).length > 0);
      const index = branches.findLastIndex(({ turn }) => isPrompt(turn) || hasAll(turn));
      const newest = branches[index];
      if (!newest) return null;
      const before = branches.slice(0, index);
      const { messages, parent } = newest.turn.main.get().setup;
      const store = run({ ...setup, messages, parent }, before);
      newest.turn.add(store);
      change();
      return store;
    },
    show(index, by) {
      const fork = index === 0 ? root : line()[index - 1];
      if (!fork?.next[fork.shown + by]) return;
      fork.shown += by;
      change();
    },
    clear() {
      root = { next: [], shown: 0 };
      change();
    },
    async restore(kept) {
      const stores = new Map(idsIn(kept).map((id) => [id, reopen(id)]));
      for (const store of stores.values()) void goOnWaiting(store);
      const decided = ({ started, phase }: RunView) => started !== null || phase === 'ended';
      await Promise.all([...stores.values()].map((store) => once(store, decided)));
      if (root.next.length > 0) return 0;
      for (const [id, store] of stores) if (store.get().started === null) stores.delete(id);
      const restored = rebuilt(kept, stores);
      root = restored.fork;
      change();
      return restored.missing;
    },
  };
}

/** What only waited when the server was restarted goes on now: the key it needs is this browser's. */
async function goOnWaiting(run: RunStore): Promise<void> {
  await once(run, ({ phase }) => phase === 'ended');
  const { replies, connection } = run.get();
  const cut = Object.values(replies).filter(isCutWaiting);
  if (connection === 'live' && cut.length > 0) await run.retry(cut.map(({ column }) => column));
}

/** Resolves as soon as that holds of the run. */
function once(run: RunStore, holds: (view: RunView) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const leave = run.subscribe(() => {
      if (!holds(run.get())) return;
      leave();
      resolve();
    });
  });
}

function keptOf({ next, shown }: Fork): KeptFork {
  const branches = next.map((branch) => ({
    ...keptOf(branch),
    runs: branch.turn.runs.flatMap((run) => run.get().id ?? []),
  }));
  return { next: branches, shown };
}

const idsIn = ({ next }: KeptFork): string[] => next.flatMap((branch) => [...branch.runs, ...idsIn(branch)]);

/** The fork with the runs that are there. What followed a turn of which none is left takes its place. */
function rebuilt(kept: KeptFork, stores: ReadonlyMap<string, RunStore>): { fork: Fork; missing: number } {
  let missing = 0;
  let shown = 0;
  const next: Branch[] = [];
  for (const [index, { runs, ...rest }] of kept.next.entries()) {
    const after = rebuilt(rest, stores);
    const [first, ...later] = runs.flatMap((id) => stores.get(id) ?? []);
    missing += after.missing + Number(!first && runs.length > 0);
    if (index === kept.shown) shown = next.length + (first ? 0 : after.fork.shown);
    if (!first) {
      next.push(...after.fork.next);
      continue;
    }
    const turn = createTurn(first);
    for (const run of later) turn.add(run);
    next.push({ turn, ...after.fork });
  }
  return { fork: { next, shown: Math.min(shown, Math.max(next.length - 1, 0)) }, missing };
}

/** The set-up with its parent, and with what its columns have heard where the parents' line does not tell it. */
function placed(setup: Setup, before: readonly Branch[], forgotten: WeakSet<OpenTurn>): Setup {
  const turns = before.map(({ turn }) => turn).filter(({ main }) => !wasRefused(main.get()));
  const isLost = (turn: OpenTurn) =>
    forgotten.has(turn) || turn.main.get().connection === 'lost' || turn.main.get().id === null;
  const parent = turns.findLast((turn) => !isLost(turn))?.main.get().id;
  const own = turns.length === 0 ? setup.parent : undefined;
  const columns = setup.columns.map((column) => withOwnLine(setup, column, turns, isLost));
  return { ...setup, parent: parent ?? own, columns };
}

/**
 * A column that was asked anew by itself, or heard something in a run that is lost, brings its whole history: the server
 * knows only the line of the shared runs. From the next shared run on, which then holds that history, it need not.
 */
function withOwnLine(
  { messages }: Setup,
  column: Column,
  turns: readonly OpenTurn[],
  isLost: (turn: OpenTurn) => boolean,
): Column {
  const told = turns.map((turn) => turn.of(column.id));
  const since = turns.findLastIndex(
    (turn, index) => !isLost(turn) && told[index] === turn.main && restates(turn.main, column.id),
  );
  const strayed = turns.some((turn, index) => index > since && (told[index] !== turn.main || isLost(turn)));
  if (column.messages || !strayed) return column;
  const history = historyOf(
    told.map((run) => run.get()),
    column,
    messages,
  );
  if (history.length === 0 && turns.every(isLost)) return column;
  return { ...column, messages: [...history, ...messages] };
}

/** The run holds all that the column had heard before it, and counts: the column gave an answer there. */
function restates(run: RunStore, column: string): boolean {
  const { setup, replies } = run.get();
  return Boolean(setup.columns.find(({ id }) => id === column)?.messages && replies[column]?.answer);
}
