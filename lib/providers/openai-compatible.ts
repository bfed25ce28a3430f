import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModelV4, SharedV4ProviderOptions } from '@ai-sdk/provider';
import type { Model } from '#lib/catalog/model.ts';
import type { Parameters } from '#lib/prompt/parameters.ts';
import { createdAt, createListedModels, listedEntries, plainModel } from './listed-models.ts';
import { networkFetch } from './network-fetch.ts';
import type { Provider } from './provider.ts';
import { quietEnd } from './quiet-end.ts';
import { inOrder, reshaped } from './reshape.ts';
import { taggedThoughts } from './tagged-thoughts.ts';

export interface OpenAiCompatibleOptions {
  /** Told of its host unless it is set. */
  name?: string | undefined;
  /** Without a slash at the end. */
  baseUrl: string;
  /** Many such servers want none. */
  serverKey: string | undefined;
  fetch?: typeof globalThis.fetch;
}

/** What servers of this kind take; the last three not all of them, so nothing is sent that is not set. */
const parameters: readonly string[] = [
  'frequency_penalty',
  'max_tokens',
  'presence_penalty',
  'reasoning_effort',
  'response_format',
  'seed',
  'stop',
  'structured_outputs',
  'temperature',
  'tool_choice',
  'tools',
  'top_p',
  'min_p',
  'repetition_penalty',
  'top_k',
];

/** A model of which the list tells a name. */
export const openAiCompatibleRow = (row: Pick<Model, 'id' | 'name' | 'provider'> & Partial<Model>): Model =>
  plainModel({ inputs: ['text', 'image'], parameters: [...parameters], ...row });

/** What the SDK has no word for, by the names that these servers agree on. */
export function openAiCompatibleOptions(provider: string, parameters: Parameters): SharedV4ProviderOptions {
  const { topK, minP, repetitionPenalty, reasoningEffort } = parameters;
  return {
    [provider]: {
      ...(topK === undefined ? {} : { top_k: topK }),
      ...(minP === undefined ? {} : { min_p: minP }),
      ...(repetitionPenalty === undefined ? {} : { repetition_penalty: repetitionPenalty }),
      ...(reasoningEffort ? { reasoningEffort } : {}),
    },
  };
}

/** Any server that speaks OpenAI's chat API, at the address the environment names. */
export function openAiCompatibleProvider({
  baseUrl,
  serverKey,
  name = `OpenAI API at ${new URL(baseUrl).host}`,
  fetch = networkFetch,
}: OpenAiCompatibleOptions): Provider {
  const id = 'compatible';
  const modelNamed = (name: string, created: number | null = null): Model =>
    openAiCompatibleRow({ id: `${id}:${name}`, name, provider: id, created });
  const list = createListedModels({
    baseUrl,
    fetch,
    read: (body) => chatEntries(body).map((each) => modelNamed(each.id, createdAt(each.entry))),
  });
  return {
    id,
    name,
    fetch,
    access({ keys }) {
      if (keys[id]) return { key: keys[id], owner: 'own' };
      return serverKey ? { key: serverKey, owner: 'server' } : { key: null, owner: 'none' };
    },
    models: async (access) => list(access?.key ?? null),
    modelNamed,
    model: (name, { key }, fetch) => openAiCompatibleModel({ name: id, baseUrl, key, model: name, fetch }),
    options: (parameters) => openAiCompatibleOptions(id, parameters),
  };
}

/** The rows of a list that are not, by their names, for something else than chat. */
export function chatEntries(body: unknown) {
  return listedEntries(body).filter(
    ({ id }) =>
      !/embed|rerank|whisper|\btts\b|dall-e|moderation|realtime|transcribe|turbo-instruct|babbage|davinci|gpt-image/i.test(
        id,
      ),
  );
}

export interface CompatibleModelOptions {
  /** The name under which provider options stand. */
  name: string;
  baseUrl: string;
  key: string | null;
  model: string;
  fetch: typeof globalThis.fetch;
}

/** The SDK's model; `reasoning_content`, `reasoning` and `<think>` all leave it as reasoning. */
export function openAiCompatibleModel({
  name,
  baseUrl,
  key,
  model,
  fetch,
}: CompatibleModelOptions): LanguageModelV4 {
  const server = createOpenAICompatible({
    name,
    baseURL: baseUrl,
    fetch,
    includeUsage: true,
    supportsStructuredOutputs: true,
    ...(key === null ? {} : { apiKey: key }),
  });
  return reshaped(server.chatModel(model), { parts: () => inOrder(quietEnd(), taggedThoughts('think')) });
}
