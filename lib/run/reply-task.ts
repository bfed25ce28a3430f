import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { Model } from '#lib/catalog/model.ts';
import type { Parameters } from '#lib/prompt/parameters.ts';
import type { Routing, Setup } from '#lib/prompt/setup.ts';
import type { Access, Provider } from '#lib/providers/provider.ts';
import { resetMargin } from '#lib/providers/trouble/stated-wait.ts';
import type { Planner } from '#lib/quota/planner.ts';
import type { ReplyEvent } from '#lib/stream/events.ts';
import { attemptReply } from './attempt.ts';
import type { RunLog } from './run-log.ts';

/** The longest stated wait that is sat out by itself, in ms, and how often a refusal is answered with another try. */
const longestWait = 60_000 + resetMargin;
const maxRepeats = 2;

/** Everything one reply needs: all of it made before the first request leaves, so that columns leave together. */
export interface ReplyTask {
  column: string;
  /** The id that was asked for: the model's, perhaps with a dynamic suffix. */
  id: string;
  model: Model;
  /** That id without the provider's prefix: what the provider is sent. */
  name: string;
  provider: Provider;
  access: Access;
  prompt: LanguageModelV4Prompt;
  /** Those of the set-up that the model takes. */
  parameters: Parameters;
  routing: Routing;
  setup: Setup;
  /** The number of the first try: 1, or one more than the last when the column is retried. */
  attempt: number;
}

export interface ReplyContext {
  log: RunLog;
  /** Stop: reaches upstream. */
  signal: AbortSignal;
  /** Ms since the run began, monotonic. */
  now(): number;
  /** Epoch ms. */
  wallClock(): number;
  idleMs: number;
  /** Resolves after `ms`, rejects when the signal aborts. */
  delay(ms: number, signal: AbortSignal): Promise<void>;
  /** Says when a request may leave; without it none ever waits. */
  planner?: Pick<Planner, 'admit' | 'hear' | 'refused'>;
}

/**
 * Runs one reply to its end and writes its events into the log. Never throws: whatever fails becomes this column's
 * `reply-error`. A refusal that states a short wait is repeated, at most twice; nothing else ever is.
 */
export async function runReply(task: ReplyTask, context: ReplyContext): Promise<void> {
  const append = (event: ReplyEvent, at: number) => context.log.append(task.column, event, at);
  for (let repeat = 0; ; repeat++) {
    const refusal = await context.planner?.admit(task, context.signal, (reason, until) =>
      append({ type: 'reply-queued', reason, until }, context.now()),
    );
    if (context.signal.aborted) return;
    if (refusal) return append({ type: 'reply-error', ...refusal }, context.now());
    const outcome = await attemptReply(task, task.attempt + repeat, context);
    // The one who stopped it has said so in the log already.
    if (outcome === null || context.signal.aborted) return;
    if (outcome.type === 'ended') return append(outcome.event, outcome.at);
    const { repeatAfter, ...trouble } = outcome.trouble;
    if (outcome.hadText || repeatAfter === null || repeatAfter > longestWait || repeat === maxRepeats) {
      return append({ type: 'reply-error', ...trouble }, outcome.at);
    }
    if (outcome.isPlanned) continue;
    const until = Math.round(context.wallClock() + repeatAfter);
    append({ type: 'reply-queued', reason: 'retry-after', until }, context.now());
    try {
      await context.delay(repeatAfter, context.signal);
    } catch {
      return;
    }
  }
}
