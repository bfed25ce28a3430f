import type { RunEvent } from '#lib/stream/events.ts';
import { readEvents } from '#lib/stream/sse.ts';
import { createTapeInSteps, type Tape } from './replay-tape.ts';

/**
 * What a run's page plays from: its log as it stood when it had `count` events; what was said since then, it does not
 * show. Rejects when they can't be had.
 */
export async function loadTape(run: string, count: number, rest = nextTask): Promise<Tape> {
  const path = `/api/runs/${encodeURIComponent(run)}/events?after=0`;
  const enough = new AbortController();
  const { ok, body } = await fetch(path);
  if (!ok || !body) throw new Error('There is no such log.');
  const events: RunEvent[] = [];
  const take = (event: RunEvent) => {
    events.push(event);
    if (events.length === count) enough.abort();
  };
  await readEvents(body, take, { signal: enough.signal }).catch((error) => {
    if (!enough.signal.aborted) throw error;
  });
  const log = events.slice(0, count);
  if (log.length < count || log.at(-1)?.type !== 'run-end') throw new Error('The log is another one by now.');
  return createTapeInSteps(log, rest);
}

/** After whatever the page has to do first. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
