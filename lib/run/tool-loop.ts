import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import { argumentsOf } from '#lib/prompt/call.ts';
import type { Tool } from '#lib/prompt/setup.ts';
import { plain } from '#lib/providers/trouble.ts';
import { judge } from '#lib/schema/verdict.ts';
import type { ReplyEvent } from '#lib/stream/events.ts';
import type { Answer, MadeCall } from './reply-draft.ts';

/** How often the calls of one reply are answered before it is given up. */
export const maxRounds = 5;

/** A call and what it is answered with. */
export interface AnsweredCall {
  call: MadeCall;
  result: string;
}

/** The call as an event: valid when its arguments are JSON that fits the schema of a tool that is there. */
export function toolCallEvent({ id, name, text }: MadeCall, tools: readonly Tool[]): ReplyEvent {
  // A tool without parameters is called with an empty text by some models.
  const written = text.trim() === '' ? '{}' : text;
  const tool = tools.find((each) => each.name === name);
  const verdict = judge(tool?.parameters ?? {}, written);
  const parsed = verdict.type === 'not-json' ? {} : { parsed: argumentsOf(written) };
  return {
    type: 'tool-call',
    id,
    name,
    text,
    ...parsed,
    valid: tool !== undefined && verdict.type === 'valid',
  };
}

/** What every one of the calls is answered with by itself; null as soon as somebody has to be asked. */
export function cannedResults(
  { calls, finishReason }: Answer,
  tools: readonly Tool[],
): AnsweredCall[] | null {
  if (finishReason !== 'tool-calls' || calls.length === 0) return null;
  const results = calls.map((call) => ({
    call,
    result: tools.find(({ name }) => name === call.name)?.result,
  }));
  return results.every((each): each is AnsweredCall => each.result !== undefined) ? results : null;
}

/** What is sent on: the calls as the model made them, with all the provider wants back, and their results. */
export function messagesAfter(
  { text, thoughts }: Answer,
  answered: readonly AnsweredCall[],
): LanguageModelV4Prompt {
  return [
    {
      role: 'assistant',
      content: [
        ...thoughts,
        ...(text === '' ? [] : [{ type: 'text' as const, text }]),
        ...answered.map(({ call: { id, name, text: written, metadata } }) => ({
          type: 'tool-call' as const,
          toolCallId: id,
          toolName: name,
          input: argumentsOf(written),
          ...(metadata ? { providerOptions: metadata } : {}),
        })),
      ],
    },
    {
      role: 'tool',
      content: answered.map(({ call: { id, name }, result }) => ({
        type: 'tool-result' as const,
        toolCallId: id,
        toolName: name,
        output: { type: 'text' as const, value: result },
      })),
    },
  ];
}

/** Some models number their calls anew in every round; within one reply an id must mean one call. */
export function withOwnIds(answer: Answer, taken: Set<string>): Answer {
  const calls = answer.calls.map((call) => {
    let id = call.id;
    for (let count = 2; taken.has(id); count++) id = `${call.id}-${count}`;
    taken.add(id);
    return id === call.id ? call : { ...call, id };
  });
  return { ...answer, calls };
}

export const calledOnAndOn = () =>
  plain(
    'invalid-request',
    `The model called tools ${maxRounds + 1} times in a row and never answered.`,
    'Change what the tool gives back, or set the tool choice to none.',
  );
