import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { complaint, requirement } from '#lib/http/complaint.ts';
import { isRecord } from '#lib/record.ts';
import { reduceRun } from '#lib/run/reducer.ts';
import { isSettled } from '#lib/run/reply.ts';
import type { Run } from '#lib/run/run.ts';
import { type RunEvent, runEventSchema } from '#lib/stream/events.ts';
import { documentFormat, documentVersion } from './write-run-document.ts';

const mostEvents = 500_000;
const longestTitle = 200;
/** Epoch ms: no clock that is set was before it. One that runs ahead is put right by the import. */
const earliestStart = Date.UTC(2000, 0, 1);
/** Ms: a run's columns can be asked again for as long as it is kept, and its time goes on meanwhile. */
const longestRun = 10 * 365 * 86_400_000;
/** Ms: joined text is numbered after what came with it, so a reply cut off then may seem to end a little too early. */
const slack = 1000;
const endings: ReadonlySet<RunEvent['type']> = new Set(['reply-end', 'reply-error', 'reply-stopped']);

const runDocumentSchema = z.strictObject({
  format: z.literal(documentFormat),
  version: z.literal(documentVersion),
  title: z.string().max(longestTitle).nullable(),
  exported: z.iso.datetime(),
  events: z.array(runEventSchema).min(1).max(mostEvents),
});
/** A run as a file: its whole log, and what its owner called it. */
export type RunDocument = z.infer<typeof runDocumentSchema>;

const exportAgain = 'Export the run again and import that file.';
const chooseAnother = 'Choose a JSON file that was exported from a run.';

/**
 * The document in a value that was read as JSON. Throws the AppError that says what is wrong: a foreign file, one of a
 * newer version, a damaged one, or one that is too large.
 */
export function parseRunDocument(value: unknown): RunDocument {
  if (!isRecord(value) || value.format !== documentFormat) {
    throw new AppError('invalid-request', 'The file is not a run exported from Abreast.', chooseAnother);
  }
  if (typeof value.version === 'number' && value.version > documentVersion) {
    throw new AppError(
      'invalid-request',
      'The file was exported by a newer version of Abreast.',
      'Update this one and import the file again.',
    );
  }
  if (Array.isArray(value.events) && value.events.length > mostEvents) {
    throw new AppError(
      'too-large',
      `The run has more than ${mostEvents.toLocaleString('en-US')} events.`,
      'Import a shorter run.',
    );
  }
  const result = runDocumentSchema.safeParse(value, { error: requirement });
  if (!result.success) throw damaged(complaint(result.error));
  checkLog(result.data.events);
  return result.data;
}

const damaged = (what: string) =>
  new AppError('invalid-request', `The file is damaged: ${what}`, exportAgain);

/** What a schema can't say of a log: it is one run's, whole and come to its end. */
function checkLog(events: readonly RunEvent[]): void {
  const [first] = events;
  if (first?.type !== 'run-start') throw damaged('its log does not begin with the run’s start.');
  const columns = new Set(first.setup.columns.map(({ id }) => id));
  if (columns.size < first.setup.columns.length) throw damaged('two columns have the same id.');
  const latest = new Map<string, number>();
  let run: Run | null = null;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) throw damaged(`event ${index + 1} is missing.`);
    const wrong = wrongIn(event, index, columns) ?? wrongTime(event, latest);
    if (wrong) throw damaged(`event ${event.seq} ${wrong}.`);
    run = reduceRun(run, event);
  }
  if (events.at(-1)?.type !== 'run-end') throw damaged('its log does not reach the run’s end.');
  const open = Object.values(run?.replies ?? {}).find(({ state }) => !isSettled(state));
  if (open) throw damaged(`the reply of column "${open.column}" has no end.`);
}

function wrongIn(event: RunEvent, index: number, columns: ReadonlySet<string>): string | null {
  if (event.type === 'run-start' && index > 0) return 'begins another run';
  if ('column' in event && !columns.has(event.column)) return 'belongs to no column';
  if (!('pieces' in event) || !event.pieces) return null;
  const length = event.pieces.reduce((sum, [, size]) => sum + size, 0);
  const inOrder = event.pieces.every(
    ([after, size], piece, all) => size > 0 && after >= (all[piece - 1]?.[0] ?? 0),
  );
  return length === event.text.length && inOrder ? null : 'has pieces that do not make its text';
}

/** `latest`: the time of each column that its next event may not lie before; the event's own takes its place. */
function wrongTime(event: RunEvent, latest: Map<string, number>): string | null {
  if (event.at < 0) return 'lies before the run’s start';
  if (event.type === 'run-start' && event.started < earliestStart) return 'lies before the year 2000';
  const last = 'pieces' in event ? (event.pieces?.at(-1)?.[0] ?? 0) : 0;
  if (event.at + last > longestRun) return 'lies more than ten years after the run’s start';
  if (!('column' in event)) return null;
  const before = latest.get(event.column) ?? 0;
  latest.set(event.column, event.at);
  const earliest = endings.has(event.type) ? before - slack : before;
  return event.at < earliest ? 'lies before the one it follows' : null;
}
