import type { Reply } from '#lib/run/reply.ts';
import type { RunView } from '#lib/run/run-store.ts';

/** What a reply must pass for its figures, its notes or its outcome to read differently; its text is none of it. */
const milestones = [
  'state',
  'attempt',
  'askedAt',
  'queue',
  'sentAt',
  'headersAt',
  'firstTokenAt',
  'firstAnswerAt',
  'endedAt',
  'served',
  'usage',
  'cost',
  'finishReason',
  'trouble',
  'stoppedBy',
] as const satisfies (keyof Reply)[];

/**
 * A selector that gives a column's reply as it was at its last milestone: the same object through all the text that
 * streams in between, so that what shows figures does not render with the text. Keeps state: one per place of use.
 */
export function createMilestones(column: string): (run: RunView) => Reply | null {
  let of: RunView['setup'] | null = null;
  let kept: Reply | null = null;
  return (run) => {
    const reply = run.replies[column] ?? null;
    if (run.setup !== of || passedOne(kept, reply)) kept = reply;
    of = run.setup;
    return kept;
  };
}

/** The same for several columns at once, by id. */
export function createMilestonesOf(
  columns: readonly string[],
): (run: RunView) => Readonly<Record<string, Reply | null>> {
  const selects = columns.map((column) => [column, createMilestones(column)] as const);
  let kept: Readonly<Record<string, Reply | null>> = {};
  return (run) => {
    const now = selects.map(([column, select]) => [column, select(run)] as const);
    if (now.some(([column, reply]) => kept[column] !== reply)) kept = Object.fromEntries(now);
    return kept;
  };
}

function passedOne(before: Reply | null, after: Reply | null): boolean {
  if (!before || !after) return before !== after;
  return milestones.some((key) => !Object.is(before[key], after[key]));
}
