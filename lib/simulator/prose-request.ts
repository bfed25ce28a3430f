import { type ChatMessage, type ChatRequest, imagesIn, textOf } from '#lib/simulator/chat-request.ts';
import type { ModelRow } from '#lib/simulator/models.ts';
import type { ProseRequest } from '#lib/simulator/prose/compose.ts';
import { callsTools } from '#lib/simulator/prose/personas.ts';
import { countTokens } from '#lib/simulator/tokens.ts';

/** The conversation as the prose writer wants it: the newest prompt apart from what came before it. */
export function proseRequestFrom(
  request: ChatRequest,
  row: ModelRow,
  persona: string,
  seed: number,
): ProseRequest {
  const { messages } = request;
  const last = messages.findLastIndex((message) => message.role === 'user');
  const prompt = messages[last];
  const system = messages.filter(isInstruction).map((message) => textOf(message.content));
  return {
    persona,
    prompt: textOf(prompt?.content),
    ...(system.length > 0 ? { system: system.join('\n\n') } : {}),
    history: historyOf(messages.slice(0, Math.max(0, last))),
    images: prompt ? imagesIn(prompt) : 0,
    seed,
    json: jsonWanted(request, row),
    tools: toolsOffered(request, persona),
    toolResults: toolResultsOf(messages, last),
  };
}

const isInstruction = (message: ChatMessage) => message.role === 'system' || message.role === 'developer';

function historyOf(messages: readonly ChatMessage[]): ProseRequest['history'] {
  return messages
    .filter((message) => !isInstruction(message))
    .map((message) => ({ role: message.role, text: textOf(message.content) }));
}

/** A parameter the model does not list is ignored, not refused. */
function jsonWanted(request: ChatRequest, row: ModelRow): ProseRequest['json'] {
  const format = request.response_format;
  const known = row.supported_parameters.includes('response_format');
  if (!known || (format?.type !== 'json_object' && format?.type !== 'json_schema')) {
    return null;
  }
  return { schema: format.json_schema?.schema };
}

/** Some reach for a tool by themselves; the others need to be told to. */
function toolsOffered(request: ChatRequest, persona: string): NonNullable<ProseRequest['tools']> {
  const choice = request.tool_choice ?? 'auto';
  if (choice === 'none' || (choice === 'auto' && !callsTools(persona))) {
    return [];
  }
  const functions = (request.tools ?? []).flatMap((tool) => (tool.function ? [tool.function] : []));
  const offered =
    typeof choice === 'object'
      ? functions.filter((candidate) => candidate.name === choice.function.name)
      : functions;
  return offered.map(({ name, description, parameters }) => ({
    name,
    ...(description === undefined ? {} : { description }),
    parameters,
  }));
}

function toolResultsOf(messages: readonly ChatMessage[], last: number): ProseRequest['toolResults'] {
  const names = new Map(
    messages.flatMap((message) =>
      (message.tool_calls ?? []).map((call) => [call.id, call.function.name] as const),
    ),
  );
  return messages.slice(last + 1).flatMap((message) => {
    if (message.role !== 'tool') {
      return [];
    }
    const name = message.name ?? names.get(message.tool_call_id ?? '');
    return [{ ...(name === undefined ? {} : { name }), text: textOf(message.content) }];
  });
}

const perMessage = 4;
const perImage = 258;

/** A plain count that depends on nothing but the messages: words, a few tokens of frame each, a flat price per picture. */
export function countPrompt(request: ChatRequest): number {
  return request.messages.reduce(
    (total, message) =>
      total + perMessage + countTokens(textOf(message.content)) + imagesIn(message) * perImage,
    0,
  );
}
