import { vi } from 'vitest';
import type { Model } from '#lib/catalog/model.ts';
import { readOpenRouterModels } from '#lib/catalog/openrouter-models.ts';
import type { Column, Message, Setup } from '#lib/prompt/setup.ts';
import { openRouterProvider } from '#lib/providers/openrouter.ts';
import type { Provider } from '#lib/providers/provider.ts';
import { type Prepare, prepareReply } from '#lib/run/prepare-reply.ts';
import { reduceRun } from '#lib/run/reducer.ts';
import type { Reply } from '#lib/run/reply.ts';
import { type ReplyContext, runReply } from '#lib/run/reply-task.ts';
import type { Run } from '#lib/run/run.ts';
import { createRunLog } from '#lib/run/run-log.ts';
import type { OwnKeys } from '#lib/run/runs.ts';
import { everyModel } from '#lib/simulator/catalog.ts';
import type { SimulatorOptions } from '#lib/simulator/options.ts';
import type { Prose, ProseRequest } from '#lib/simulator/prose/compose.ts';
import { createSimulator, type Simulator } from '#lib/simulator/simulator.ts';
import { type RunEvent, runEventSchema } from '#lib/stream/events.ts';

/** Half past the minute, so that a clock minute has half a minute left. */
export const start = Date.UTC(2026, 10, 22, 12, 0, 30);
export const idleMs = 60_000;
export const serverKey = 'sk-or-v1-server-key-that-nobody-may-see';

export const thinking = 'First the light, then the air, then the eye. ';
export const answer =
  'Sunlight is made of all colours. Air scatters the short waves far more than the long ones, so blue comes from everywhere and the other colours come straight on. ';

/** The same words for every prompt, and a call of the first tool that is offered. */
function compose({ tools }: ProseRequest): Prose {
  const [tool] = tools ?? [];
  return {
    thinking,
    answer,
    ...(tool ? { toolCall: { name: tool.name, arguments: '{"city":"Oslo"}' } } : {}),
  };
}

/** Waits by the timers of the test, whose clock knows whole milliseconds only. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(resolve, Math.ceil(ms));
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** A simulator whose time is that of the test's fake timers. */
export function simulator(options: SimulatorOptions = {}): Simulator {
  return createSimulator({ clock: { now: () => Date.now(), delay }, compose, ...options });
}

export const catalog: readonly Model[] = readOpenRouterModels({ data: everyModel(true) }).models;

/** The real provider; only the network is exchanged for a function. */
export function providerOver(fetch: (request: Request) => Promise<Response>): Provider {
  return {
    ...openRouterProvider({
      baseUrl: 'http://simulator.test/api/v1',
      serverKey,
      models: async () => catalog,
    }),
    fetch: (input, init) => fetch(new Request(input, init)),
  };
}

export function prepareWith(provider: Provider, models: readonly Model[] = catalog): Prepare {
  const find = (id: string) => models.find((model) => model.id === id.replace(/:nitro$/, ''));
  return {
    provider: (id) => (id === provider.id ? provider : undefined),
    model: async (id) => find(id),
    checkModels: async (ids) => {
      for (const id of ids) if (!find(id)) throw new Error(`The test has no model ${id}.`);
    },
  };
}

export const prompt: Message = { role: 'user', content: 'Why is the sky blue?' };

/** Lets the time of the fake timers pass, timer by timer, until something is so. */
export async function passUntil(isSo: () => boolean): Promise<void> {
  for (let count = 0; count < 20_000; count++) {
    await vi.advanceTimersByTimeAsync(0);
    if (isSo()) return;
    await vi.advanceTimersToNextTimerAsync();
  }
  throw new Error('It never came to be so.');
}

/** The parts of an event that do not depend on when or as which it was logged. */
export type Said = Record<string, unknown> & { type: string };

export interface Outcome {
  events: readonly RunEvent[];
  /** Without envelope; deltas of one kind are joined, times in them left out. */
  said: Said[];
  reply: Reply;
}

export function saidIn(events: readonly RunEvent[], column: string): Said[] {
  const all: Said[] = [];
  for (const event of events) {
    if (!('column' in event) || event.column !== column) continue;
    const { seq: _, at: __, column: ___, ...rest } = event;
    const last = all.at(-1);
    if ((rest.type === 'text-delta' || rest.type === 'thinking-delta') && last?.type === rest.type) {
      last.text = `${String(last.text)}${rest.text}`;
      continue;
    }
    const { pieces: ____, ...bare }: Said = { ...rest };
    all.push(bare as Said);
  }
  return all;
}

export interface Ask {
  setup?: Partial<Setup>;
  column?: Partial<Column>;
  own?: OwnKeys;
  models?: readonly Model[];
}

/** A reply at work: its log, and when it has come to rest. */
export async function begin(fetch: (request: Request) => Promise<Response>, model: string, ask: Ask = {}) {
  const column: Column = { id: 'a', model, ...ask.column };
  const setup: Setup = { messages: [prompt], columns: [column], ...ask.setup };
  const provider = providerOver(fetch);
  const task = await prepareReply(prepareWith(provider, ask.models), setup, column, {
    visitor: { keys: ask.own ?? {} },
    history: [],
    attempt: 1,
  });
  if ('refusal' in task) throw new Error('The column was refused.');
  const log = createRunLog();
  log.start({ type: 'run-start', run: 'run', setup, started: start });
  const stop = new AbortController();
  const began = Date.now();
  const context: ReplyContext = {
    log,
    signal: stop.signal,
    now: () => Date.now() - began,
    wallClock: Date.now,
    idleMs,
    delay,
  };
  let atRest = false;
  const ended = runReply(task, context).then(() => {
    atRest = true;
  });
  return {
    log,
    stop,
    now: context.now,
    isAtRest: () => atRest,
    async outcome(): Promise<Outcome> {
      await passUntil(() => atRest);
      await ended;
      return outcomeOf(log.events);
    },
  };
}

export function outcomeOf(events: readonly RunEvent[]): Outcome {
  for (const event of events) runEventSchema.parse(JSON.parse(JSON.stringify(event)));
  const reply = events.reduce<Run | null>(reduceRun, null)?.replies.a;
  if (!reply) throw new Error('There is no column a.');
  return { events, said: saidIn(events, 'a'), reply };
}

/** What one model of the simulator makes of one prompt. */
export async function replyOf(
  model: string,
  ask: Ask = {},
  options: SimulatorOptions = {},
): Promise<Outcome> {
  return (await begin(simulator(options).fetch, model, ask)).outcome();
}
