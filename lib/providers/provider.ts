import type { LanguageModelV4, SharedV4ProviderOptions } from '@ai-sdk/provider';
import type { Endpoint } from '#lib/catalog/endpoint.ts';
import type { Model } from '#lib/catalog/model.ts';
import type { Parameters } from '#lib/prompt/parameters.ts';
import type { Routing } from '#lib/prompt/setup.ts';

export interface Access {
  /** The key that pays; null where the provider needs none. */
  key: string | null;
  /** Whose it is: the visitor's own, the server's, or nobody's. */
  owner: 'own' | 'server' | 'none';
  /** Who asks with a key that is lent to him: his share of it is counted. */
  visitor?: string;
}

/** Who asks, as far as a provider must know him. */
export interface Asker {
  /** Whoever has none cannot be told apart from others like him. */
  id?: string;
  /** His own keys by provider. */
  keys: Readonly<Record<string, string>>;
}

/** What a key is wanted for. */
export interface Wanted {
  /** The row of the catalog. */
  model: Model;
  /** All names that are sent to be paid for: the model's own with its dynamic suffix, and those to go on to. */
  names: readonly string[];
}

/** A door to models. A new provider is one file that exports one of these, and one line in index.ts. */
export interface Provider {
  /** The prefix of its model ids. */
  readonly id: string;
  readonly name: string;
  /** What carries its requests: the network, or a server in this process. */
  readonly fetch: typeof globalThis.fetch;
  /**
   * The key it would use for whoever asks, or null: that cannot run now. Without anything wanted, the one it would use
   * for any model at all.
   */
  access(asker: Asker, wanted?: Wanted): Access | null;
  /**
   * Its models as whoever has this access sees them, or throws when the list can't be had; `available` is decided by
   * the caller from `access`.
   */
  models(access?: Access | null): Promise<readonly Model[]>;
  /** What the name alone tells of a model: good enough to ask it while the list can't be had. */
  modelNamed?(name: string): Model;
  /** The AI SDK model that speaks to it. `name` is the model id without the provider's prefix. */
  model(name: string, access: Access, fetch: typeof globalThis.fetch): LanguageModelV4;
  /** What the common call options can't say, in the provider's own words. */
  options(parameters: Parameters, routing: Routing): SharedV4ProviderOptions;
  /** Who serves a model, where that is a choice; some figures are told only to those with access. */
  endpoints?(name: string, access: Access | null): Promise<readonly Endpoint[]>;
}
