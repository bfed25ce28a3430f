import { readFileSync } from 'node:fs';
import type { Model } from '#lib/catalog/model.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { RunEvent } from '#lib/stream/events.ts';

/** What the clock says in every picture, epoch ms: an hour after the kept runs. */
export const today = Date.UTC(2026, 10, 20, 10, 30);

const linesOf = (name: string) =>
  readFileSync(new URL(`fixtures/${name}.ndjson`, import.meta.url), 'utf8')
    .trim()
    .split('\n');

export const catalog = (): Model[] => linesOf('models').map((line) => JSON.parse(line));

/** Logs as the store keeps them, recorded once from the simulator; their times never change. */
export type RecordedRun = 'comparison' | 'faults' | 'code' | 'formulas' | 'tools';

export const recorded = (name: RecordedRun): RunEvent[] => linesOf(name).map((line) => JSON.parse(line));

const paces = [1, 1.4, 0.7, 1.15, 0.85, 1.3];

/** The recorded comparison with so many columns: its replies over and over, each round at a pace of its own. */
export function comparisonOf(count: number): RunEvent[] {
  const [start, ...rest] = recorded('comparison');
  if (start?.type !== 'run-start') throw new Error('A log begins with run-start.');
  const sources = start.setup.columns;
  const columns = Array.from({ length: count }, (_, index): Column & { source: string; pace: number } => ({
    id: `c${index + 1}`,
    model: sources[index % sources.length]?.model ?? '',
    source: sources[index % sources.length]?.id ?? '',
    pace: paces[Math.floor(index / sources.length) % paces.length] ?? 1,
  }));
  const setup = { ...start.setup, columns: columns.map(({ id, model }) => ({ id, model })) };
  const replies = columns.flatMap(({ id, source, pace }) =>
    rest.flatMap((event) =>
      'column' in event && event.column === source ? [slowed({ ...event, column: id }, pace)] : [],
    ),
  );
  replies.sort((one, other) => one.at - other.at);
  const end: RunEvent = { type: 'run-end', seq: 0, at: replies.at(-1)?.at ?? 0 };
  return numbered([{ ...start, run: `of-${count}`, setup }, ...replies, end]);
}

function slowed(event: RunEvent, pace: number): RunEvent {
  const at = Math.round(event.at * pace * 10) / 10;
  if (!('pieces' in event) || !event.pieces) return { ...event, at };
  return { ...event, at, pieces: event.pieces.map(([after, length]) => [after * pace, length]) };
}

/**
 * The comparison as it stood so many ms after its start, without that column: a reply has ended, others have not, and
 * one waits for its turn.
 */
export function unfinished(until: number, without: string): RunEvent[] {
  const events = recorded('comparison').filter((event) => !('column' in event && event.column === without));
  const [start, ...rest] = events.filter(({ at }) => at <= until);
  if (start?.type !== 'run-start') throw new Error('A log begins with run-start.');
  const waits = { id: 'e', model: 'openrouter:demo/swift:free' };
  const columns = [...start.setup.columns.filter(({ id }) => id !== without), waits];
  const queued: RunEvent = {
    seq: 0,
    at: 6,
    column: waits.id,
    type: 'reply-queued',
    reason: 'rate-window',
    until: start.started + 48_000,
  };
  return numbered([{ ...start, run: 'unfinished', setup: { ...start.setup, columns } }, queued, ...rest]);
}

const numbered = (events: readonly RunEvent[]): RunEvent[] =>
  events.map((event, index) => ({ ...event, seq: index + 1 }));
