import type {
  LanguageModelV4Prompt,
  LanguageModelV4ReasoningPart,
  LanguageModelV4StreamPart,
  SharedV4ProviderMetadata,
} from '@ai-sdk/provider';
import { type DescribedTrouble, plain } from '#lib/providers/trouble.ts';
import type { Wire } from '#lib/providers/wire.ts';
import { record } from '#lib/record.ts';
import type { Quantity, Usage } from '#lib/stream/events.ts';
import { type FinishReason, finishReasonOf } from './finish-reason.ts';
import { createRawChunks, type RawCall } from './raw-chunks.ts';
import type { ReplyTask } from './reply-task.ts';
import { costOf, usageOf } from './reply-usage.ts';
import type { RunLog } from './run-log.ts';
import { isCachedReply, type Served, servedEvent } from './served.ts';

export interface MadeCall extends RawCall {
  /** What the provider wants back with it: a signature, its reasoning. */
  metadata?: SharedV4ProviderMetadata;
}

/** The whole answer to one request. */
export interface Answer {
  finishReason: FinishReason;
  text: string;
  /** Thoughts that the provider has marked as its own, and wants back when it is asked on. */
  thoughts: readonly LanguageModelV4ReasoningPart[];
  calls: readonly MadeCall[];
  usage: Usage;
  cost: Quantity | null;
  served: Served;
  upstreamId: string | undefined;
}

export interface ReplyDraft {
  hear(part: LanguageModelV4StreamPart): void;
  fail(error: unknown): void;
  error(): unknown;
  hasText(): boolean;
  /** The model has said why it ends, or an error was told. */
  isSaid(): boolean;
  /** The answer, or why it is none. `isKept`: the provider said that it comes from its response cache. */
  close(isKept: boolean): Answer | { trouble: DescribedTrouble };
}

/** Gathers the parts of one answer; text goes straight to the log, the rest waits for the end. */
export function createReplyDraft(
  task: ReplyTask,
  prompt: LanguageModelV4Prompt,
  wire: Wire,
  log: RunLog,
): ReplyDraft {
  const { column } = task;
  let failure: unknown = null;
  let answer = '';
  let thinking = '';
  let finish: Extract<LanguageModelV4StreamPart, { type: 'finish' }> | null = null;
  let answeredBy: string | undefined;
  let upstreamId: string | undefined;
  const mended: MadeCall[] = [];
  const thoughts = new Map<string, LanguageModelV4ReasoningPart>();
  const chunks = createRawChunks();

  function hear(part: LanguageModelV4StreamPart): void {
    switch (part.type) {
      case 'text-delta':
        answer += part.delta;
        log.delta(column, 'text-delta', part.delta, wire.lastByteAt());
        break;
      case 'reasoning-delta':
        thinking += part.delta;
        think(part.id, part.delta);
        log.delta(column, 'thinking-delta', part.delta, wire.lastByteAt());
        break;
      case 'reasoning-end':
        think(part.id, '', part.providerMetadata);
        break;
      case 'tool-call': {
        const { toolCallId: id, toolName: name, input: text, providerMetadata: metadata } = part;
        mended.push({ id, name, text, ...(metadata ? { metadata } : {}) });
        break;
      }
      case 'response-metadata':
        answeredBy = part.modelId ?? answeredBy;
        upstreamId = part.id ?? upstreamId;
        break;
      case 'raw':
        chunks.hear(part.rawValue);
        failure ??= chunks.error() ?? null;
        if (chunks.error() !== undefined) wire.end();
        break;
      case 'finish':
        finish = part;
        break;
      case 'error':
        if (!chunks.isCountOnly()) failure ??= part.error;
        break;
    }
  }

  function think(id: string, text: string, metadata?: SharedV4ProviderMetadata): void {
    const before = thoughts.get(id);
    const providerOptions = metadata ?? before?.providerOptions;
    const whole = (before?.text ?? '') + text;
    thoughts.set(id, { type: 'reasoning', text: whole, ...(providerOptions ? { providerOptions } : {}) });
  }

  /** As the model wrote them; the SDK's own are mended, and know what belongs to each. */
  function calls(): MadeCall[] {
    const raw = chunks.calls();
    if (raw.length === 0) return mended;
    return raw.map((call, index) => {
      const inItsPlace = mended.length === raw.length ? mended[index] : undefined;
      const metadata = (mended.find(({ id }) => id === call.id) ?? inItsPlace)?.metadata;
      return metadata ? { ...call, metadata } : call;
    });
  }

  const hasText = () => answer !== '' || thinking !== '' || calls().length > 0;

  function close(isKept: boolean): Answer | { trouble: DescribedTrouble } {
    const reason = finish ? finishReasonOf(finish.finishReason, chunks.finishReason(), hasText()) : 'cut';
    if (reason === 'cut') return { trouble: hasText() ? brokenOff() : nothingSaid() };
    if (reason === 'error') return { trouble: stoppedWithError() };
    // Under the one name that the SDK's package gives itself.
    const { provider: endpoint } = record(Object.values(finish?.providerMetadata ?? {})[0]);
    const made = calls();
    const written = thinking + answer + made.map(({ name, text }) => ` ${name} ${text}`).join('');
    const rawUsage = chunks.usage();
    const usage = usageOf(rawUsage, finish?.usage, prompt, written);
    const cached = isKept || isCachedReply(usage, answer);
    return {
      // Gemini calls its tools and says that it just stopped.
      finishReason: reason === 'stop' && made.length > 0 ? 'tool-calls' : reason,
      text: answer,
      thoughts: [...thoughts.values()].filter(({ providerOptions }) => providerOptions),
      calls: made,
      usage,
      cost: costOf(rawUsage ?? record(finish?.usage.raw), usage, task.model),
      served: servedEvent(task, { by: answeredBy, endpoint, cached }),
      upstreamId,
    };
  }

  return {
    hear,
    close,
    hasText,
    fail: (error) => {
      failure ??= error;
    },
    error: () => failure,
    isSaid: () => failure !== null || chunks.finishReason() !== undefined,
  };
}

const brokenOff = () =>
  plain('cut', 'The reply broke off before its end.', 'Retry; the text so far is kept.');
const nothingSaid = () =>
  plain('empty', 'The stream closed without a reply.', 'Retry, or choose another model.');
const stoppedWithError = () =>
  plain('unavailable', 'The model stopped with an error.', 'Retry, or choose another model.');
