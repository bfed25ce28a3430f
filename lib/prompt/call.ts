import type {
  LanguageModelV4CallOptions,
  LanguageModelV4FunctionTool,
  LanguageModelV4Prompt,
  LanguageModelV4ToolChoice,
} from '@ai-sdk/provider';
import type { Parameters } from './parameters.ts';
import type { Column, Message, Part, Routing, Setup, Tool, ToolChoice } from './setup.ts';
import { withoutTools } from './without-tools.ts';

/** The history a column brings from the runs before this one, and the new prompt: what is sent. */
export function promptOf(setup: Setup, column: Column, history: readonly Message[]): LanguageModelV4Prompt {
  const system = column.system ?? setup.system;
  const told = setup.tools?.length ? history : withoutTools(history);
  const messages = column.messages ?? [...told, ...setup.messages];
  return [...(system ? [{ role: 'system' as const, content: system }] : []), ...messages.map(messageOf)];
}

function messageOf(message: Message): LanguageModelV4Prompt[number] {
  if (message.role === 'tool') {
    const { id, name, content } = message;
    const output = { type: 'text' as const, value: content };
    return { role: 'tool', content: [{ type: 'tool-result', toolCallId: id, toolName: name, output }] };
  }
  const parts: Part[] =
    typeof message.content === 'string' ? [{ type: 'text', text: message.content }] : message.content;
  const content = parts.map(partOf);
  if (message.role === 'user') return { role: 'user', content };
  const calls = (message.toolCalls ?? []).map(({ id, name, text }) => ({
    type: 'tool-call' as const,
    toolCallId: id,
    toolName: name,
    input: argumentsOf(text),
  }));
  return { role: 'assistant', content: [...content, ...calls] };
}

/** Arguments that are not JSON go back as the text they are. */
export function argumentsOf(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    return text;
  }
}

function partOf(part: Part) {
  if (part.type === 'text') return { type: 'text' as const, text: part.text };
  const [head = '', data = ''] = part.url.split(',', 2);
  const mediaType = head.slice('data:'.length, head.indexOf(';'));
  return {
    type: 'file' as const,
    mediaType,
    data: { type: 'data' as const, data },
    ...(part.type === 'file' ? { filename: part.name } : {}),
  };
}

/** Shared parameters with what differs in the column laid over them. */
export function parametersOf(setup: Setup, column: Column): Parameters {
  return { ...setup.parameters, ...column.parameters };
}

/** The shared routing with what differs in the column laid over it, field by field. */
export function routingOf(setup: { routing?: Routing | undefined }, column: Column): Routing {
  return { ...setup.routing, ...column.routing };
}

/**
 * The call as the AI SDK's provider interface takes it; what it has no word for goes into the provider's options.
 * `prompt` is what will be sent with it.
 */
export function callOptions(
  setup: Setup,
  parameters: Parameters,
  prompt: LanguageModelV4Prompt = [],
): Omit<LanguageModelV4CallOptions, 'prompt'> {
  return {
    temperature: parameters.temperature,
    topP: parameters.topP,
    topK: parameters.topK,
    frequencyPenalty: parameters.frequencyPenalty,
    presencePenalty: parameters.presencePenalty,
    maxOutputTokens: parameters.maxTokens,
    seed: parameters.seed,
    stopSequences: parameters.stop,
    ...(setup.schema ? { responseFormat: { type: 'json', schema: setup.schema, name: 'answer' } } : {}),
    ...(setup.tools?.length
      ? {
          tools: setup.tools.map(functionOf),
          toolChoice: toolChoiceOf(setup.toolChoice, prompt.at(-1)?.role === 'tool'),
          // The SDK mends arguments that are not JSON; what the model really wrote is only in the raw chunks.
          includeRawChunks: true,
        }
      : {}),
  };
}

/** Providers want the parameters to be called an object, also where there are none. */
function functionOf({ name, description, parameters }: Tool): LanguageModelV4FunctionTool {
  const inputSchema = 'type' in parameters ? parameters : { type: 'object', properties: {}, ...parameters };
  return { type: 'function', name, description, inputSchema };
}

/** A call that was asked for has been made once there is a result: asked for again, it would never end. */
function toolChoiceOf(choice: ToolChoice = 'auto', hasResult: boolean): LanguageModelV4ToolChoice {
  if (choice === 'auto' || choice === 'none') return { type: choice };
  if (hasResult) return { type: 'auto' };
  return choice === 'required' ? { type: 'required' } : { type: 'tool', toolName: choice.name };
}
