import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import type { Model } from '#lib/catalog/model.ts';
import { record } from '#lib/record.ts';
import { geminiBody } from './gemini-body.ts';
import { createListedModels, listedEntries, plainModel } from './listed-models.ts';
import { networkFetch } from './network-fetch.ts';
import type { Provider } from './provider.ts';
import { quietEnd } from './quiet-end.ts';
import { inOrder, reshaped } from './reshape.ts';
import { taggedThoughts } from './tagged-thoughts.ts';

export interface GeminiOptions {
  /** Without a slash at the end. */
  baseUrl: string;
  serverKey: string | undefined;
  fetch?: typeof globalThis.fetch;
}

/** Google's Gemini, through its OpenAI-compatible endpoint (API reference, section 9). */
export function geminiProvider({ baseUrl, serverKey, fetch = networkFetch }: GeminiOptions): Provider {
  const list = createListedModels({ baseUrl, fetch, read: readGeminiModels });
  const signatures = createSignatures();
  return {
    id: 'gemini',
    name: 'Gemini',
    fetch,
    access({ keys }) {
      if (keys.gemini) return { key: keys.gemini, owner: 'own' };
      return serverKey ? { key: serverKey, owner: 'server' } : null;
    },
    async models(access) {
      if (!access?.key) throw new Error('Gemini lists its models to those who show a key.');
      return list(access.key);
    },
    modelNamed: geminiModel,
    model(name, { key }, fetch) {
      const model = createOpenAICompatible({
        name: 'gemini',
        baseURL: baseUrl,
        apiKey: key ?? '',
        fetch,
        includeUsage: true,
        supportsStructuredOutputs: true,
        transformRequestBody: (body) => geminiBody(name, signatures.restore(body)),
      }).chatModel(name);
      return reshaped(model, { parts: () => inOrder(quietEnd(), geminiParts(signatures.keep)) });
    },
    options: ({ reasoningEffort, reasoningTokens }) => ({
      gemini: {
        ...(reasoningEffort ? { effort: reasoningEffort } : {}),
        ...(reasoningTokens ? { budget: reasoningTokens } : {}),
      },
    }),
  };
}

/** Chat models by their names, since the list tells nothing else of them. */
const noChat = /embedding|tts|image|live|audio|robotics|computer-use/;

export function readGeminiModels(body: unknown): Model[] {
  return listedEntries(body)
    .map(({ id }) => id.replace(/^models\//, ''))
    .filter((name) => name.startsWith('gemini-') && !noChat.test(name))
    .map(geminiModel);
}

/** Flash and Flash-Lite; the greater models give a project without billing nothing (API reference, section 9). */
const hasFreeTier = (name: string): boolean => /-flash(-|$)/.test(name);

/** Families that think; their greater models and the third can't be kept from it. */
export const thinks = (name: string): boolean => /^gemini-(2\.5|[3-9]|\d\d)/.test(name);
const mustThink = (name: string): boolean => thinks(name) && !/^gemini-2\.5-flash/.test(name);
const efforts = ['minimal', 'low', 'medium', 'high'];

function geminiModel(name: string): Model {
  return plainModel({
    id: `gemini:${name}`,
    name: titleOf(name),
    provider: 'gemini',
    free: hasFreeTier(name),
    inputs: ['text', 'image', 'file'],
    parameters: [
      'max_tokens',
      'response_format',
      'stop',
      'structured_outputs',
      'temperature',
      'tool_choice',
      'tools',
      'top_p',
      ...(thinks(name) ? ['reasoning'] : []),
    ],
    reasoning: thinks(name)
      ? {
          mandatory: mustThink(name),
          efforts: mustThink(name) ? efforts : ['none', ...efforts],
          defaultEffort: null,
          budget: /^gemini-2\.5/.test(name),
        }
      : null,
    aliases: [`models/${name}`],
  });
}

/** `gemini-3.8-flash-lite` → `Gemini 3.8 Flash Lite`. */
const titleOf = (name: string): string =>
  name
    .replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => (dash && ' ') + letter.toUpperCase())
    .replaceAll('-', ' ');

/** Thoughts out of the text, and tokens counted as elsewhere. */
function geminiParts(keep: (id: string, signature: unknown) => void) {
  const thoughts = taggedThoughts('thought', isThought);
  return (part: LanguageModelV4StreamPart): Iterable<LanguageModelV4StreamPart> => {
    if (part.type === 'tool-call') keep(part.toolCallId, part.providerMetadata?.gemini?.thoughtSignature);
    return thoughts(part.type === 'raw' ? { ...part, rawValue: withThoughtsCounted(part.rawValue) } : part);
  };
}

function isThought(chunk: unknown): boolean {
  const [choice] = list(record(chunk).choices);
  return record(record(record(record(choice).delta).extra_content).google).thought === true;
}

/** Thoughts are in the total alone: what it has more than prompt and answer is theirs, and part of the output. */
function withThoughtsCounted(chunk: unknown): unknown {
  const usage = record(record(chunk).usage);
  const { prompt_tokens: input, completion_tokens: answer, total_tokens: total } = usage;
  if (typeof input !== 'number' || typeof total !== 'number') return chunk;
  const spoken = typeof answer === 'number' ? answer : 0;
  const thought = total - input - spoken;
  if (thought <= 0) return chunk;
  const details = { ...record(usage.completion_tokens_details), reasoning_tokens: thought };
  const counted = { ...usage, completion_tokens: spoken + thought, completion_tokens_details: details };
  return { ...record(chunk), usage: counted };
}

const mostSignatures = 1000;

/**
 * A model that signs its thoughts answers 400 to a tool call that comes back without the signature. Kept by the id of
 * the call, so that it also comes back where a person gave the result and the conversation went through the browser.
 */
function createSignatures() {
  const known = new Map<string, string>();
  return {
    keep(id: string, signature: unknown): void {
      if (typeof signature !== 'string') return;
      known.set(id, signature);
      const [oldest] = known.keys();
      if (known.size > mostSignatures && oldest !== undefined) known.delete(oldest);
    },
    restore(body: Record<string, unknown>): Record<string, unknown> {
      const signed = (call: unknown) => {
        const signature = known.get(String(record(call).id));
        return signature
          ? { extra_content: { google: { thought_signature: signature } }, ...record(call) }
          : call;
      };
      const messages = list(body.messages).map((message) => {
        const calls = record(message).tool_calls;
        return Array.isArray(calls) ? { ...record(message), tool_calls: calls.map(signed) } : message;
      });
      return { ...body, messages };
    },
  };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
