import { isSettled, type Reply } from '#lib/run/reply.ts';
import type { RunView } from '#lib/run/run-store.ts';

type Replies = Readonly<Record<string, Reply>>;
type Names = ReadonlyMap<string, string>;

/** What `announce` compares with: by column, how its reply stands. One that was asked for anew stands otherwise. */
export type Heard = ReadonlyMap<string, string>;

const running = 'running';
const waits = 'waits';

function standing({ state, queue, askedAt, attempt, endedAt }: Reply): string {
  if (isSettled(state)) return [state, attempt, askedAt, endedAt].join(' ');
  return state === 'queued' && queue ? waits : running;
}

type Asked = Pick<RunView, 'phase' | 'replies' | 'setup'>;

/** How the columns stand; those of a run that has only just been sent too. */
export function heardOf({ phase, replies, setup }: Asked): Heard {
  const asked = phase === 'starting' ? setup.columns.map(({ id }) => [id, running] as const) : [];
  return new Map([
    ...asked,
    ...Object.values(replies).map((reply) => [reply.column, standing(reply)] as const),
  ]);
}

/** What needs no saying of a run that is met: how those replies ended that had ended before. */
export function settledOf(heard: Heard): Heard {
  return new Map([...heard].filter(([, how]) => how !== running && how !== waits));
}

const reasons: Record<NonNullable<Reply['queue']>['reason'], string> = {
  'rate-window': 'this minute’s free requests are used up',
  'daily-allowance': 'today’s free requests are used up',
  'retry-after': 'the provider asked for it',
  concurrency: 'other columns go first',
};

/** What to say of all that has happened since `before`; empty where that is nothing. States, never text. */
export function announce(before: Heard, run: Asked, names: Names): string {
  const now = heardOf(run);
  const fresh = [...now.keys()].filter((column) => before.get(column) !== now.get(column));
  const of = (columns: readonly string[]) => columns.flatMap((column) => run.replies[column] ?? []);
  const begun = fresh.filter((column) => isOpen(now.get(column)) && !isOpen(before.get(column)));
  const again = begun.length > 0 && begun.every((column) => before.has(column));
  const ended = of(fresh.filter((column) => !isOpen(now.get(column))));
  const queued = of(fresh.filter((column) => now.get(column) === waits));
  return [
    ...(begun.length > 0 ? [`Running ${called(begun, names)}${again ? ' again' : ''}`] : []),
    ...waiting(queued, names),
    ...ends(ended, run.replies, names),
  ].join('. ');
}

const isOpen = (how: string | undefined) => how === running || how === waits;

const nameIn = (names: Names, column: string) => names.get(column) ?? 'A column';

function called(columns: readonly string[], names: Names): string {
  const [first = '', ...others] = columns;
  return others.length === 0 ? nameIn(names, first) : `${columns.length} models`;
}

/** One sentence for each reason, however many it holds up. */
function waiting(queued: readonly Reply[], names: Names): string[] {
  const why = ({ queue }: Reply) => queue?.reason ?? 'concurrency';
  return [...new Set(queued.map(why))].map((reason) => {
    const held = queued.filter((reply) => why(reply) === reason).map(({ column }) => column);
    return `${called(held, names)} ${held.length === 1 ? 'waits' : 'wait'}: ${reasons[reason]}`;
  });
}

function ends(fresh: readonly Reply[], replies: Replies, names: Names): string[] {
  if (fresh.length === 0) return [];
  const all = Object.values(replies);
  const failed = fresh.filter(({ state }) => state === 'failed');
  const said = failed.map((reply) => `${nameIn(names, reply.column)} failed: ${reason(reply)}`);
  if (fresh.some(({ state }) => state === 'stopped')) said.push('Stopped');

  const done = fresh.filter(({ state }) => state === 'done');
  if (all.length > 1 && all.every(({ state }) => state === 'done'))
    return [...said, `All ${all.length} finished`];
  const others = all.filter(({ state }) => isSettled(state)).length - done.length;
  const finished = done.map(
    ({ column }, index) => `${nameIn(names, column)} finished, ${others + index + 1} of ${all.length}`,
  );
  return [...said, ...finished];
}

const reason = (reply: Reply) => reply.trouble?.message.replace(/\.$/, '') ?? 'no reason given';
