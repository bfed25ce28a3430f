import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import type { Model } from '#lib/catalog/model.ts';
import type { Parameters } from '#lib/prompt/parameters.ts';
import type { Routing } from '#lib/prompt/setup.ts';
import { networkFetch } from './network-fetch.ts';
import { openRouterEndpoints } from './openrouter-endpoints.ts';
import type { Provider } from './provider.ts';

export interface OpenRouterOptions {
  baseUrl: string;
  serverKey: string | undefined;
  /** Where this instance is found: told to OpenRouter so that its use is counted as the app's. */
  appUrl?: string | undefined;
  /** The catalog's list, which needs no key. */
  models: () => Promise<readonly Model[]>;
}

/** OpenRouter, or any server that speaks its API at `baseUrl`. */
export function openRouterProvider({ baseUrl, serverKey, appUrl, models }: OpenRouterOptions): Provider {
  return {
    id: 'openrouter',
    name: 'OpenRouter',
    fetch: networkFetch,
    access({ keys }) {
      if (keys.openrouter) return { key: keys.openrouter, owner: 'own' };
      return serverKey ? { key: serverKey, owner: 'server' } : null;
    },
    models,
    model: (name, { key }, fetch) => openRouterModel(baseUrl, name, key ?? '', fetch, appUrl),
    options: (parameters, routing) => ({
      openrouter: { ...openRouterParameters(parameters).openrouter, ...openRouterRouting(routing) },
    }),
    endpoints: (name, access) => openRouterEndpoints(baseUrl, name, access, networkFetch),
  };
}

/** The SDK's model: the strict mode asks for usage in the stream. */
export function openRouterModel(
  baseURL: string,
  name: string,
  apiKey: string,
  fetch: typeof globalThis.fetch,
  appUrl?: string,
) {
  const appName = 'Abreast';
  return createOpenRouter({ baseURL, apiKey, fetch, compatibility: 'strict', appName, appUrl }).chat(name, {
    usage: { include: true },
  });
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

/** The choice of endpoints, and the models to go on to. What says nothing (an empty list) is left out. */
export function openRouterRouting(routing: Routing) {
  const provider = given({
    order: some(routing.order),
    only: some(routing.only),
    ignore: some(routing.ignore),
    allow_fallbacks: routing.allowFallbacks,
    require_parameters: routing.requireParameters,
    data_collection: routing.dataCollection,
    zdr: routing.zdr,
    quantizations: some(routing.quantizations),
    sort: routing.sort,
    max_price: given({ prompt: routing.maxPrice?.input, completion: routing.maxPrice?.output }),
  });
  return given({ provider, models: some(routing.models) }) ?? {};
}

const some = (list: string[] | undefined) => (list && list.length > 0 ? list : undefined);

/** The fields that have a value; undefined when none has. */
function given<Value>(fields: Record<string, Value | undefined>): Record<string, Value> | undefined {
  const own = Object.entries(fields).filter((field): field is [string, Value] => field[1] !== undefined);
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}
