import { createOpenAI } from '@ai-sdk/openai';
import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { Model } from '#lib/catalog/model.ts';
import { createdAt, createListedModels, listedEntries, plainModel } from './listed-models.ts';
import { networkFetch } from './network-fetch.ts';
import type { Provider } from './provider.ts';
import { reshaped } from './reshape.ts';

export interface OpenAiOptions {
  /** Without a slash at the end. */
  baseUrl: string;
  serverKey: string | undefined;
  fetch?: typeof globalThis.fetch;
}

/** OpenAI itself. Its chat models tell nothing of their thoughts but how many tokens they took. */
export function openAiProvider({ baseUrl, serverKey, fetch = networkFetch }: OpenAiOptions): Provider {
  const list = createListedModels({ baseUrl, fetch, read: readOpenAiModels });
  return {
    id: 'openai',
    name: 'OpenAI',
    fetch,
    access({ keys }) {
      if (keys.openai) return { key: keys.openai, owner: 'own' };
      return serverKey ? { key: serverKey, owner: 'server' } : null;
    },
    async models(access) {
      if (!access?.key) throw new Error('OpenAI lists its models to those who show a key.');
      return list(access.key);
    },
    modelNamed: (name) => openAiModel(name, null),
    model(name, { key }, fetch) {
      const openAi = createOpenAI({ baseURL: baseUrl, apiKey: key ?? '', fetch });
      return reshaped(openAi.chat(name), { call: strictWherePossible });
    },
    options: ({ reasoningEffort, verbosity }) => ({
      openai: {
        ...(reasoningEffort
          ? { reasoningEffort: reasoningEffort === 'max' ? 'xhigh' : reasoningEffort }
          : {}),
        ...(verbosity
          ? { textVerbosity: verbosity === 'low' || verbosity === 'medium' ? verbosity : 'high' }
          : {}),
      },
    }),
  };
}

/** Ids of models that chat by `/chat/completions`, and what in a name says that one of them does not. */
const chats = /^(gpt-|o\d|chatgpt-)/;
const noChat = /image|realtime|audio|tts|transcribe|instruct|codex|-pro\b|deep-research|search/;

export function readOpenAiModels(body: unknown): Model[] {
  return listedEntries(body)
    .filter(({ id }) => (chats.test(id) || id.startsWith('ft:')) && !noChat.test(id))
    .map(({ id, entry }) => openAiModel(id, createdAt(entry)));
}

const common = ['max_tokens', 'response_format', 'structured_outputs', 'tool_choice', 'tools'];
const sampling = ['frequency_penalty', 'presence_penalty', 'seed', 'stop', 'temperature', 'top_p'];

function openAiModel(name: string, created: number | null): Model {
  const reasons = /^(o\d|gpt-([5-9]|\d\d))/.test(name) && !/chat/.test(name);
  const seesNothing = /^(gpt-3|o1-mini|o3-mini)/.test(name);
  return plainModel({
    id: `openai:${name}`,
    name,
    provider: 'openai',
    inputs: seesNothing ? ['text'] : ['text', 'image', 'file'],
    parameters: [...common, ...(reasons ? ['reasoning', 'verbosity'] : sampling)],
    reasoning: reasons ? { mandatory: false, efforts: null, defaultEffort: null, budget: false } : null,
    created,
  });
}

/** The strict mode refuses a schema that leaves anything open; such a one is asked for without it. */
function strictWherePossible(options: LanguageModelV4CallOptions): LanguageModelV4CallOptions {
  const { responseFormat, providerOptions } = options;
  if (responseFormat?.type !== 'json' || isClosed(responseFormat.schema)) return options;
  const openai = { ...providerOptions?.openai, strictJsonSchema: false };
  return { ...options, providerOptions: { ...providerOptions, openai } };
}

/** Whether every object in the schema names all it may hold, and demands it. */
export function isClosed(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return true;
  if (Array.isArray(schema)) return schema.every(isClosed);
  const { properties, additionalProperties, required } = schema as Record<string, unknown>;
  if (typeof properties === 'object' && properties !== null) {
    const demanded = new Set(Array.isArray(required) ? required : []);
    if (additionalProperties !== false || !Object.keys(properties).every((name) => demanded.has(name)))
      return false;
    if (!Object.values(properties).every(isClosed)) return false;
  }
  return Object.entries(schema).every(([key, value]) => key === 'properties' || isClosed(value));
}
