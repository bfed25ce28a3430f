import type { SimulatedRequest } from '#lib/simulator/record.ts';
import { type RunEvent, runEventSchema } from '#lib/stream/events.ts';
import { readEvents } from '#lib/stream/sse.ts';
import { simulatorUrl } from './servers.ts';

/** A set-up of these models, one column each: `a`, `b`, `c` … */
export function setupOf(models: readonly string[], prompt = 'Say something.') {
  const columns = models.map((model, index) => ({ id: String.fromCharCode(97 + index), model }));
  return { messages: [{ role: 'user', content: prompt }], columns };
}

export function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Every event of a response, each checked against the union. */
export async function eventsOf(response: Response): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  if (!response.body) throw new Error('The response has no body.');
  await readEvents(response.body, (event) => events.push(runEventSchema.parse(event)));
  return events;
}

/** Reads until an event fits, then goes away; the run does not notice. */
export async function eventsUntil(
  response: Response,
  fits: (event: RunEvent) => boolean,
): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  const cut = new Error('cut on purpose');
  const reading = readEvents(response.body ?? new ReadableStream(), (event) => {
    events.push(event);
    if (fits(event)) throw cut;
  });
  await reading.catch((error) => {
    if (error !== cut) throw error;
  });
  return events;
}

export function textOfColumn(events: readonly RunEvent[], column: string): string {
  return events
    .map((event) => (event.type === 'text-delta' && event.column === column ? event.text : ''))
    .join('');
}

/** How a column stands at the end of these events. */
export function outcomeOf(events: readonly RunEvent[], column: string): RunEvent | undefined {
  return events.findLast(
    (event) =>
      'column' in event &&
      event.column === column &&
      ['reply-end', 'reply-error', 'reply-stopped'].includes(event.type),
  );
}

/** The simulator's own record of every request that ended with this prompt, oldest first. */
export async function recordOf(prompt: string): Promise<SimulatedRequest[]> {
  const { origin } = new URL(simulatorUrl);
  const requests: SimulatedRequest[] = await (await fetch(`${origin}/__simulator/requests`)).json();
  return requests.filter(({ body }) => {
    const newest = (body as { messages?: { content: unknown }[] } | null)?.messages?.at(-1);
    return JSON.stringify(newest?.content)?.includes(JSON.stringify(prompt));
  });
}
