import type { Column, Setup } from '#lib/prompt/setup.ts';
import { historyOf } from './history.ts';
import { createRunStore, type RunStore, type RunStoreOptions } from './run-store.ts';
import { createTurn, type OpenTurn, type Turn } from './turn.ts';

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
   * when there is no prompt yet. The set-up's own messages count for nothing.
   */
  runColumns(setup: Setup): RunStore | null;
  /** Goes to the line before or after the one shown at that turn. */
  show(index: number, by: -1 | 1): void;
  clear(): void;
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

export function createConversation(options: RunStoreOptions = {}): Conversation {
  const listeners = new Set<() => void>();
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
    for (const listener of listeners) listener();
  }

  function begin(before: readonly Branch[], setup: Setup): Turn {
    const fork = before.at(-1) ?? root;
    const turn = createTurn(createRunStore(placed(setup, before), options));
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
      const before = line();
      const newest = before.pop();
      if (!newest) return null;
      const { messages, parent } = newest.turn.main.get().setup;
      const run = createRunStore(placed({ ...setup, messages, parent }, before), options);
      newest.turn.add(run);
      change();
      return run;
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
  };
}

/** A run that was refused, or that the server no longer knows, has no history to continue from. */
function isKnown({ turn }: Branch): boolean {
  const { id, connection } = turn.main.get();
  return id !== null && connection !== 'lost';
}

/** The set-up with its parent, and with what its columns have heard where the parents' line does not tell it. */
function placed(setup: Setup, before: readonly Branch[]): Setup {
  const known = before.filter(isKnown).map(({ turn }) => turn);
  const parent = known.at(-1)?.main.get().id ?? setup.parent;
  return { ...setup, parent, columns: setup.columns.map((column) => withOwnLine(setup, column, known)) };
}

/**
 * A column that was asked anew by itself brings its whole history: the server knows only the line of the shared runs.
 * From the next shared run on, which then holds that history, it need not.
 */
function withOwnLine({ messages }: Setup, column: Column, turns: readonly OpenTurn[]): Column {
  const told = turns.map((turn) => turn.of(column.id));
  const since = turns.findLastIndex(({ main }, index) => told[index] === main && restates(main, column.id));
  const strayed = turns.some(({ main }, index) => index > since && told[index] !== main);
  if (column.messages || !strayed) return column;
  const history = historyOf(
    told.map((run) => run.get()),
    column,
    messages,
  );
  return { ...column, messages: [...history, ...messages] };
}

/** The run holds all that the column had heard before it, and counts: the column gave an answer there. */
function restates(run: RunStore, column: string): boolean {
  const { setup, replies } = run.get();
  return Boolean(setup.columns.find(({ id }) => id === column)?.messages && replies[column]?.answer);
}
