import { benchShape, benchThinkingToken, benchToken } from '#lib/simulator/bench.ts';
import { type ChatRequest, thinkingOf } from '#lib/simulator/chat-request.ts';
import type { ModelRow } from '#lib/simulator/models.ts';
import type { Prose, ProseRequest } from '#lib/simulator/prose/compose.ts';
import { proseRequestFrom } from '#lib/simulator/prose-request.ts';
import { randomFrom, randomName } from '#lib/simulator/random.ts';
import type { Schedule } from '#lib/simulator/schedule.ts';
import { tokenise } from '#lib/simulator/tokens.ts';
import type { TokenPrices } from '#lib/simulator/usage.ts';

export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter' | 'error';

/** The three things a reply is made of, cut into the very pieces that are streamed and counted. */
export interface ReplyContent {
  thinking: readonly string[];
  answer: readonly string[];
  toolCall: { id: string; name: string; pieces: readonly string[] } | null;
}

/** A reply, decided whole before its first byte. Faults bend the plan; the stream only carries it out. */
export interface ReplyPlan extends ReplyContent {
  head: { id: string; created: number; model: string; provider: string };
  /** Thoughts take their time and are billed, but are not sent. */
  hidden: boolean;
  finish: FinishReason;
  schedule: Schedule;
  comments: number;
  /** What one second means at this simulation's speed. */
  second: number;
  promptTokens: number;
  prices: TokenPrices;
  /** Said in place of the true counts; null leaves the usage chunk out. */
  usage?: unknown;
  usageShape: 'empty-choices' | 'repeated-choice';
}

export interface ContentRequest {
  request: ChatRequest;
  row: ModelRow;
  persona: string;
  seed: number;
  compose: (request: ProseRequest) => Prose;
  /** Makes every answer exactly this long. */
  answerTokens: number | null;
}

/** What the model would say, before any limit on its length. */
export function contentFor(input: ContentRequest): ReplyContent {
  const shape = benchShape(input.row.id);
  if (shape) {
    return {
      thinking: Array.from({ length: shape.thinking }, (_, index) => benchThinkingToken(index)),
      answer: Array.from({ length: shape.tokens }, (_, index) => benchToken(index)),
      toolCall: null,
    };
  }
  const prose = input.compose(proseRequestFrom(input.request, input.row, input.persona, input.seed));
  const toolCall = toolCallIn(prose, input);
  const answer = tokenise(untilStop(prose.answer, input.request.stop));
  return {
    thinking: input.row.reasoning ? tokenise(prose.thinking ?? '') : [],
    answer: toolCall === null && input.answerTokens !== null ? cycled(answer, input.answerTokens) : answer,
    toolCall,
  };
}

function toolCallIn(prose: Prose, { request, seed }: ContentRequest): ReplyContent['toolCall'] {
  const call = prose.toolCall ?? forcedCall(request);
  return call === null
    ? null
    : { id: `call_${randomName(randomFrom(seed), 24)}`, name: call.name, pieces: tokenise(call.arguments) };
}

/** A request that demands a tool gets one, whatever the prose thought of it. */
function forcedCall(request: ChatRequest): NonNullable<Prose['toolCall']> | null {
  const choice = request.tool_choice;
  if (choice === 'required') {
    const name = request.tools?.find((tool) => tool.function)?.function?.name;
    return name === undefined ? null : { name, arguments: '{}' };
  }
  return typeof choice === 'object' && choice !== null
    ? { name: choice.function.name, arguments: '{}' }
    : null;
}

function untilStop(text: string, stop: ChatRequest['stop']): string {
  const sequences = (typeof stop === 'string' ? [stop] : (stop ?? [])).filter((sequence) => sequence !== '');
  const places = sequences.map((sequence) => text.indexOf(sequence)).filter((place) => place !== -1);
  return places.length === 0 ? text : text.slice(0, Math.min(...places));
}

function cycled(pieces: readonly string[], length: number): string[] {
  return Array.from({ length }, (_, index) => pieces[index % Math.max(1, pieces.length)] ?? 'more ');
}

/** Thoughts first, then words: what fits the request's limits, and whether anything had to be cut. */
export function fitted(
  content: ReplyContent,
  request: ChatRequest,
  row: ModelRow,
): ReplyContent & { cut: boolean } {
  const wanted = thinkingOf(request);
  const thoughts = wanted.off
    ? []
    : content.thinking.slice(0, thoughtCount(content.thinking.length, wanted, row));
  const budget =
    request.max_completion_tokens ??
    request.max_tokens ??
    row.top_provider.max_completion_tokens ??
    Number.POSITIVE_INFINITY;
  const thinking = thoughts.slice(0, budget);
  const answer = content.answer.slice(0, budget - thinking.length);
  const pieces = content.toolCall?.pieces.slice(0, budget - thinking.length - answer.length) ?? [];
  const toolCall = content.toolCall === null ? null : { ...content.toolCall, pieces };
  const lengthOf = (part: ReplyContent) => part.answer.length + (part.toolCall?.pieces.length ?? 0);
  const cut =
    thinking.length < thoughts.length || lengthOf({ thinking, answer, toolCall }) < lengthOf(content);
  return { thinking, answer, toolCall, cut };
}

function thoughtCount(length: number, wanted: ReturnType<typeof thinkingOf>, row: ModelRow): number {
  // A metronome keeps its count: only prose thinks less when asked for less effort.
  const share = benchShape(row.id) ? 1 : wanted.share;
  return Math.min(Math.ceil(length * share), wanted.limit);
}
