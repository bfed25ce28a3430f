import type { Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';
import type { Column, Setup } from '#lib/prompt/setup.ts';
import type { Provider } from '#lib/providers/provider.ts';
import { prepareReply } from '#lib/run/prepare-reply.ts';
import { reduceRun } from '#lib/run/reducer.ts';
import type { Reply } from '#lib/run/reply.ts';
import { runReply } from '#lib/run/reply-task.ts';
import type { Run } from '#lib/run/run.ts';
import { createRunLog } from '#lib/run/run-log.ts';
import { type RunEvent, runEventSchema } from '#lib/stream/events.ts';

export interface Asked {
  setup?: Partial<Setup>;
  own?: Record<string, string>;
  idleMs?: number;
  /** Stops the reply at its first text. */
  stopAtText?: boolean;
}

export interface Answered {
  events: readonly RunEvent[];
  reply: Reply;
}

/**
 * What one model of a provider makes of one prompt, as a run would have it. Waits that an upstream states are not sat
 * out.
 */
export async function oneReply(provider: Provider, id: string, asked: Asked = {}): Promise<Answered> {
  const { setup: given, own = {}, idleMs = 5000, stopAtText = false } = asked;
  const column: Column = { id: 'a', model: id };
  const setup: Setup = {
    messages: [{ role: 'user', content: 'Why is the sky blue?' }],
    columns: [column],
    ...given,
  };
  const log = createRunLog();
  log.start({ type: 'run-start', run: 'run', setup, started: Date.now() });
  const prepare = {
    provider: () => provider,
    model: () => modelOf(provider, id, own),
    checkModels: async () => {},
  };
  const task = await prepareReply(prepare, setup, column, {
    visitor: { keys: own },
    history: [],
    attempt: 1,
  });
  if ('refusal' in task) log.append('a', task.refusal, 0);
  else {
    const stop = new AbortController();
    const began = performance.now();
    const now = () => performance.now() - began;
    log.subscribe(() => {
      if (!stopAtText || stop.signal.aborted || !log.events.some(({ type }) => type === 'text-delta')) return;
      log.append('a', { type: 'reply-stopped', by: 'user' }, now());
      stop.abort();
    });
    await runReply(task, {
      log,
      signal: stop.signal,
      now,
      wallClock: Date.now,
      idleMs,
      delay: async () => {},
    });
  }
  log.end(performance.now());
  const reply = log.events.reduce<Run | null>(reduceRun, null)?.replies.a;
  if (!reply) throw new Error('There is no column a.');
  return { events: log.events.map((event) => runEventSchema.parse(event)), reply };
}

/** The model by the list; where the list is refused, by its name, as the server does it. */
async function modelOf(
  provider: Provider,
  id: string,
  own: Record<string, string>,
): Promise<Model | undefined> {
  try {
    return (await provider.models(provider.access({ keys: own }))).find((each) => each.id === id);
  } catch {
    return provider.modelNamed?.(splitModelId(id)[1]);
  }
}
