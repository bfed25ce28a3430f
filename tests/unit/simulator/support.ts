import type { Clock } from '#lib/simulator/clock.ts';
import type { SimulatorOptions } from '#lib/simulator/options.ts';
import type { Prose, ProseRequest } from '#lib/simulator/prose/compose.ts';
import { createSimulator, type Simulator } from '#lib/simulator/simulator.ts';

/** Half past a minute, at noon UTC: neither window edge is near. */
export const noon = Date.UTC(2026, 10, 22, 12, 0, 30);

/** Time that passes only by waiting or by hand, so hours take no time. */
export interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

export function testClock(start = noon): TestClock {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    delay: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      now += milliseconds;
    },
  };
}

/** Prose that says what it was asked, so a test can see what reached the writer. */
export function echoProse(request: ProseRequest): Prose {
  const answer = `${request.persona} heard "${request.prompt}". ${'One two three four five six seven. '.repeat(6)}`;
  const tool = request.tools?.[0];
  if (tool && request.toolResults.length === 0) {
    return { answer: '', toolCall: { name: tool.name, arguments: '{"city":"Oslo","days":3}' } };
  }
  if (request.json) {
    return { answer: JSON.stringify({ schema: request.json.schema ?? null }) };
  }
  return request.persona === 'thinker'
    ? { thinking: 'First I look at the question, then I look at it again, then I answer it.', answer }
    : { answer };
}

export interface Bench {
  simulator: Simulator;
  clock: TestClock;
}

export function simulate(options: SimulatorOptions = {}): Bench {
  const clock = testClock();
  return { clock, simulator: createSimulator({ clock, compose: echoProse, ...options }) };
}

const base = 'http://simulated.test';

export interface Asking {
  method?: string;
  key?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export function ask(
  { simulator }: Pick<Bench, 'simulator'>,
  path: string,
  asking: Asking = {},
): Promise<Response> {
  const { method = 'GET', key = 'sk-or-v1-test', body, headers = {}, signal } = asking;
  const content = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  return simulator.fetch(
    new Request(`${base}${path}`, {
      method,
      headers: { ...(key === null ? {} : { Authorization: `Bearer ${key}` }), ...headers },
      ...(content === undefined ? {} : { body: content }),
      ...(signal ? { signal } : {}),
    }),
  );
}

export const user = (content: unknown) => ({ role: 'user', content });

/** A chat request for one short prompt; `fields` add to or replace the body's. */
export function chat(
  bench: Pick<Bench, 'simulator'>,
  model: string,
  fields: Record<string, unknown> = {},
  asking: Asking = {},
): Promise<Response> {
  const body = { model, messages: [user('Name a river.')], stream: true, ...fields };
  return ask(bench, '/api/v1/chat/completions', { method: 'POST', body, ...asking });
}

/** Every write of a body, as it was cut; `broken` when it ended in an error. */
export async function writesOf(response: Response): Promise<{ writes: Uint8Array[]; broken: boolean }> {
  const writes: Uint8Array[] = [];
  const reader = response.body?.getReader();
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      writes.push(next.value);
    }
    return { writes, broken: false };
  } catch {
    return { writes, broken: true };
  }
}

export function textOfWrites(writes: readonly Uint8Array[]): string {
  return new TextDecoder().decode(Buffer.concat(writes));
}

export interface Delta {
  content?: string | null;
  reasoning?: string | null;
  reasoning_details?: { text: string }[];
  tool_calls?: { id?: string; function: { name?: string; arguments: string } }[];
}

export interface WireEvent {
  id?: string;
  model?: string;
  provider?: string;
  choices?: { delta: Delta; finish_reason: string | null }[];
  usage?: Record<string, unknown> | null;
  error?: { code: number; message: string };
  service_tier?: null;
  system_fingerprint?: null;
}

export interface Heard {
  raw: string;
  writes: Uint8Array[];
  broken: boolean;
  comments: number;
  events: WireEvent[];
  done: boolean;
  thinking: string;
  answer: string;
  toolArguments: string;
  finishes: string[];
  usage: Record<string, unknown> | null;
  /** Deltas that carried text. */
  pieces: number;
}

/** Reads a whole event stream the way a lenient client would. */
export async function heardFrom(response: Response): Promise<Heard> {
  const { writes, broken } = await writesOf(response);
  const raw = textOfWrites(writes);
  const lines = raw.split(/\r?\n/);
  const data = lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice('data: '.length));
  const events = data.filter((line) => line !== '[DONE]').map((line): WireEvent => JSON.parse(line));
  const choices = events.flatMap((event) => event.choices ?? []);
  const deltas = choices.map((choice) => choice.delta);
  const joined = (part: (delta: Delta) => string | null | undefined) =>
    deltas.map((delta) => part(delta) ?? '').join('');
  const toolText = (delta: Delta) => delta.tool_calls?.map((call) => call.function.arguments).join('');
  return {
    raw,
    writes,
    broken,
    comments: lines.filter((line) => line === ': OPENROUTER PROCESSING').length,
    events,
    done: data.at(-1) === '[DONE]',
    thinking: joined((delta) => delta.reasoning),
    answer: joined((delta) => delta.content),
    toolArguments: joined(toolText),
    finishes: choices.flatMap((choice) => choice.finish_reason ?? []),
    usage: events.find((event) => event.usage)?.usage ?? null,
    pieces: deltas.filter((delta) => delta.content || delta.reasoning || toolText(delta)).length,
  };
}

export async function errorOf(
  response: Response,
): Promise<{ status: number; code?: number; message: string; metadata?: Record<string, unknown> }> {
  const body = await response.json();
  return { status: response.status, ...body.error };
}
