import type {
  LanguageModelV4FinishReason,
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import { estimateTokenCount } from 'tokenx';
import type { Model } from '#lib/catalog/model.ts';
import { callOptions } from '#lib/prompt/call.ts';
import type { Parameters } from '#lib/prompt/parameters.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import type { Access, Provider } from '#lib/providers/provider.ts';
import { type DescribedTrouble, describeTrouble, plain, resetMargin } from '#lib/providers/trouble.ts';
import { createWire, type Wire } from '#lib/providers/wire.ts';
import type { finishReasons, Quantity, ReplyEvent, Usage } from '#lib/stream/events.ts';
import { createRawChunks, type RawCall } from './raw-chunks.ts';
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
  parameters: Parameters;
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
}

type Outcome =
  | { type: 'ended'; event: ReplyEvent; at: number }
  | { type: 'failed'; trouble: DescribedTrouble; at: number; hadText: boolean };

/**
 * Runs one reply to its end and writes its events into the log. Never throws: whatever fails becomes this column's
 * `reply-error`. A refusal that states a short wait is repeated, at most twice; nothing else ever is.
 */
export async function runReply(task: ReplyTask, context: ReplyContext): Promise<void> {
  const append = (event: ReplyEvent, at: number) => context.log.append(task.column, event, at);
  for (let repeat = 0; ; repeat++) {
    const outcome = await attemptReply(task, task.attempt + repeat, context);
    // The one who stopped it has said so in the log already.
    if (outcome === null || context.signal.aborted) return;
    if (outcome.type === 'ended') return append(outcome.event, outcome.at);
    const { repeatAfter, ...trouble } = outcome.trouble;
    if (outcome.hadText || repeatAfter === null || repeatAfter > longestWait || repeat === maxRepeats) {
      return append({ type: 'reply-error', ...trouble }, outcome.at);
    }
    const until = Math.round(context.wallClock() + repeatAfter);
    append({ type: 'reply-queued', reason: 'retry-after', until }, context.now());
    try {
      await context.delay(repeatAfter, context.signal);
    } catch {
      return;
    }
  }
}

/** Null: it was stopped, and nothing may follow in the log. */
async function attemptReply(
  task: ReplyTask,
  attempt: number,
  context: ReplyContext,
): Promise<Outcome | null> {
  const { column, provider, access } = task;
  const { log, now } = context;
  const append = (event: ReplyEvent, at: number) => {
    if (!context.signal.aborted) log.append(column, event, at);
  };
  const wire = createWire({
    fetch: provider.fetch,
    now,
    idleMs: context.idleMs,
    onSent: (at) => append({ type: 'reply-start', attempt, model: task.id, provider: provider.name }, at),
    onHeaders: (at, status, requestId) =>
      append({ type: 'reply-headers', status, ...(requestId ? { requestId } : {}) }, at),
  });
  const draft = createDraft(task, wire, log);
  try {
    const { stream } = await provider.model(task.name, access, wire.fetch).doStream({
      ...callOptions(task.setup, task.parameters),
      prompt: task.prompt,
      abortSignal: context.signal,
      providerOptions: provider.options(task.parameters),
      includeRawChunks: true,
    });
    const reader = stream.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || context.signal.aborted) break;
      draft.hear(value);
    }
  } catch (error) {
    draft.fail(error);
  }
  if (context.signal.aborted) return null;
  const at = Math.max(wire.lastByteAt(), 0) || now();
  const error = wire.failure() ?? draft.error();
  if (error === null) return draft.close(at);
  const trouble = describeTrouble(error, {
    provider: provider.name,
    prefix: provider.id,
    owner: access.owner,
    now: context.wallClock(),
  });
  return {
    type: 'failed',
    trouble,
    at: wire.failure()?.kind === 'timeout' ? now() : at,
    hadText: draft.hasText(),
  };
}

/** Gathers the parts of one attempt; text goes straight to the log, the rest waits for the end. */
function createDraft(task: ReplyTask, wire: Wire, log: RunLog) {
  const { column } = task;
  let failure: unknown = null;
  let answer = '';
  let thinking = '';
  let finish: Extract<LanguageModelV4StreamPart, { type: 'finish' }> | null = null;
  let answeredBy: string | undefined;
  let upstreamId: string | undefined;
  const mended: RawCall[] = [];
  const chunks = createRawChunks();

  function hear(part: LanguageModelV4StreamPart): void {
    switch (part.type) {
      case 'text-delta':
        answer += part.delta;
        log.delta(column, 'text-delta', part.delta, wire.lastByteAt());
        break;
      case 'reasoning-delta':
        thinking += part.delta;
        log.delta(column, 'thinking-delta', part.delta, wire.lastByteAt());
        break;
      case 'tool-call':
        mended.push({ id: part.toolCallId, name: part.toolName, text: part.input });
        break;
      case 'response-metadata':
        answeredBy = part.modelId ?? answeredBy;
        upstreamId = part.id ?? upstreamId;
        break;
      case 'raw':
        chunks.hear(part.rawValue);
        break;
      case 'finish':
        finish = part;
        break;
      case 'error':
        if (!chunks.isCountOnly()) failure ??= part.error;
        break;
    }
  }

  function close(at: number): Outcome {
    const failed = (trouble: DescribedTrouble): Outcome => ({
      type: 'failed',
      trouble,
      at,
      hadText: hasText(),
    });
    const reason = finish ? finishOf(finish.finishReason, chunks.finishReason(), hasText()) : 'cut';
    if (reason === 'cut') {
      return failed(
        hasText()
          ? plain('cut', 'The reply broke off before its end.', 'Retry; the text so far is kept.')
          : plain('empty', 'The stream closed without a reply.', 'Retry, or choose another model.'),
      );
    }
    if (reason === 'error') {
      return failed(
        plain('unavailable', 'The model stopped with an error.', 'Retry, or choose another model.'),
      );
    }
    for (const call of calls()) {
      log.append(column, { type: 'tool-call', ...call, ...parseArguments(call.text) }, at);
    }
    // Under the one name that the SDK's package gives itself.
    const metadata = record(Object.values(finish?.providerMetadata ?? {})[0]);
    const rawUsage = chunks.usage();
    const usage = usageOf(rawUsage, finish?.usage, task.prompt, thinking + answer);
    log.append(column, servedEvent(task, answeredBy, metadata.provider, isCachedReply(usage, answer)), at);
    const cost = costOf(rawUsage ?? record(finish?.usage.raw), usage, task.model);
    return {
      type: 'ended',
      at,
      event: {
        type: 'reply-end',
        finishReason: reason,
        usage,
        ...(cost ? { cost } : {}),
        ...(upstreamId ? { upstreamId } : {}),
      },
    };
  }

  const calls = () => (chunks.calls().length > 0 ? chunks.calls() : mended);
  const hasText = () => answer !== '' || thinking !== '' || calls().length > 0;

  return {
    hear,
    close,
    hasText,
    fail: (error: unknown) => {
      failure ??= error;
    },
    error: () => failure,
  };
}

/** Empty arguments mean none: a tool without parameters is called with an empty string by some models. */
function parseArguments(text: string): { parsed?: unknown; valid: boolean } {
  if (text.trim() === '') return { parsed: {}, valid: true };
  try {
    return { parsed: JSON.parse(text), valid: true };
  } catch {
    return { valid: false };
  }
}

const unifiedReasons = new Map<string, (typeof finishReasons)[number]>([
  ['stop', 'stop'],
  ['length', 'length'],
  ['tool_calls', 'tool-calls'],
  ['content_filter', 'content-filter'],
]);

/**
 * A native reason that nobody has a word for (`eos`, `end_turn`) is still an end; none at all is a cut. What the
 * provider wrote counts before what the SDK made of it: an error it found in a skipped chunk is no end of the reply.
 */
function finishOf(
  { unified, raw }: LanguageModelV4FinishReason,
  written: string | undefined,
  hasText: boolean,
): (typeof finishReasons)[number] | 'cut' | 'error' {
  const reason = written ?? raw;
  if (reason === 'error' || (unified === 'error' && reason === undefined)) return 'error';
  if (reason === undefined || unified === 'interrupted') return 'cut';
  if (unified !== 'other' && unified !== 'error') return unified;
  return unifiedReasons.get(reason) ?? (hasText ? 'stop' : 'cut');
}

/** As the provider wrote it, since SDKs fill what it left open with zeros; else as the SDK has it. */
function usageOf(
  raw: Record<string, unknown> | undefined,
  sdk: LanguageModelV4Usage | undefined,
  prompt: LanguageModelV4Prompt,
  text: string,
): Usage {
  const input = reported(raw ? raw.prompt_tokens : sdk?.inputTokens.total);
  const output = reported(raw ? raw.completion_tokens : sdk?.outputTokens.total);
  const reasoning = reported(
    raw ? record(raw.completion_tokens_details).reasoning_tokens : sdk?.outputTokens.reasoning,
  );
  const cached = reported(raw ? record(raw.prompt_tokens_details).cached_tokens : sdk?.inputTokens.cacheRead);
  return {
    input: input ?? estimated(promptText(prompt)),
    output: output ?? estimated(text),
    ...(reasoning ? { reasoning } : {}),
    ...(cached ? { cached } : {}),
  };
}

function reported(value: unknown): Quantity | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? { value, source: 'reported' }
    : undefined;
}

function estimated(text: string): Quantity {
  return { value: estimateTokenCount(text), source: 'estimated' };
}

function promptText(prompt: LanguageModelV4Prompt): string {
  return prompt
    .map(({ content }) =>
      typeof content === 'string'
        ? content
        : content.map((part) => (part.type === 'text' ? part.text : '')).join(''),
    )
    .join('\n');
}

/** The provider's own figure in USD, else list prices times tokens; nothing where the prices are not known. */
function costOf(raw: Record<string, unknown>, usage: Usage, { pricing }: Model): Quantity | null {
  const own = reported(raw.cost);
  if (own) return own;
  if (pricing.input === null || pricing.output === null || !usage.input || !usage.output) return null;
  const value =
    usage.input.value * pricing.input + usage.output.value * pricing.output + (pricing.request ?? 0);
  return { value, source: 'estimated' };
}

/** A reply from a provider's response cache is text that cost no token at all. */
function isCachedReply({ input, output }: Usage, answer: string): boolean {
  const zero = (quantity: Quantity | undefined) => quantity?.source === 'reported' && quantity.value === 0;
  return answer !== '' && zero(input) && zero(output);
}

/** Models whose job it is to choose another: OpenRouter's routers, and its moving aliases. */
const routes = /^(openrouter\/|~)/;

/** Who really answered. Another name for the same model (its dated slug, with or without the variant) is no fallback. */
function servedEvent(
  { name, model }: ReplyTask,
  answeredBy: string | undefined,
  endpoint: unknown,
  cached: boolean,
): ReplyEvent {
  const bare = (id: string) => id.replace(/(?<=\/.*):[a-z-]+$/, '');
  const isSame = [name, ...model.aliases].some(
    (id) => answeredBy === undefined || bare(answeredBy) === bare(id),
  );
  return {
    type: 'reply-served',
    ...(typeof endpoint === 'string' ? { endpoint } : {}),
    ...(answeredBy === undefined ? {} : { model: answeredBy }),
    ...(isSame || routes.test(name) ? {} : { fallback: true }),
    ...(cached ? { cached } : {}),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
