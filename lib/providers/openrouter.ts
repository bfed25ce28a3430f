import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import type { Model } from '#lib/catalog/model.ts';
import type { Parameters } from '#lib/prompt/parameters.ts';
import { networkFetch } from './network-fetch.ts';
import type { Provider } from './provider.ts';

export interface OpenRouterOptions {
  baseUrl: string;
  serverKey: string | undefined;
  /** The catalog's list, which needs no key. */
  models: () => Promise<readonly Model[]>;
}

/** OpenRouter, or any server that speaks its API at `baseUrl`. */
export function openRouterProvider({ baseUrl, serverKey, models }: OpenRouterOptions): Provider {
  return {
    id: 'openrouter',
    name: 'OpenRouter',
    fetch: networkFetch,
    access(own) {
      if (own.openrouter) return { key: own.openrouter, owner: 'own' };
      return serverKey ? { key: serverKey, owner: 'server' } : null;
    },
    models,
    model: (name, { key }, fetch) => openRouterModel(baseUrl, name, key ?? '', fetch),
    options: openRouterParameters,
  };
}

/** The SDK's model: the strict mode asks for usage in the stream. */
export function openRouterModel(
  baseURL: string,
  name: string,
  apiKey: string,
  fetch: typeof globalThis.fetch,
) {
  return createOpenRouter({ baseURL, apiKey, fetch, compatibility: 'strict', appName: 'Abreast' }).chat(
    name,
    {
      usage: { include: true },
    },
  );
}

/** What the SDK's common options have no word for, under OpenRouter's own names. */
export function openRouterParameters(parameters: Parameters) {
  const { minP, repetitionPenalty, verbosity, reasoningEffort, reasoningTokens } = parameters;
  const reasoning =
    reasoningTokens !== undefined
      ? { max_tokens: reasoningTokens }
      : reasoningEffort && { effort: reasoningEffort };
  const fields = { min_p: minP, repetition_penalty: repetitionPenalty, verbosity, reasoning };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { openrouter: Object.fromEntries(given) as Record<string, NonNullable<(typeof given)[number][1]>> };
}
