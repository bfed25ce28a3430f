import type { RunEvent } from '#lib/stream/events.ts';
import { readEvents } from '#lib/stream/sse.ts';
import { ask, type Problem } from './ask.ts';

const cutShort: Problem = {
  message: 'The run did not come through whole.',
  action: 'Try again in a moment.',
};

/** The whole log of a run that has ended; throws a Problem. One that still runs would be followed to its end. */
export async function readLog(run: string): Promise<RunEvent[]> {
  const { body } = await ask(`/api/runs/${encodeURIComponent(run)}/events`);
  const events: RunEvent[] = [];
  if (body) await readEvents(body, (event) => events.push(event)).catch(() => undefined);
  if (events.at(-1)?.type !== 'run-end') throw cutShort;
  return events;
}
