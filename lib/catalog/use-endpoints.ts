'use client';

import useSWR from 'swr';
import type { Endpoint, EndpointsAnswer } from './endpoint.ts';

export interface KnownEndpoints {
  /** Undefined: not known yet, or not to be had. */
  endpoints: readonly Endpoint[] | undefined;
  /** A sentence and what to do. */
  problem: string | null;
  loading: boolean;
}

/** As long as the server holds its own answer. */
const freshFor = 60_000;

const pathOf = (model: string) => `/api/endpoints?${new URLSearchParams({ model })}`;

/** Who serves a model. Rejects with a sentence for people. */
async function load(path: string): Promise<readonly Endpoint[]> {
  const response = await fetch(path).catch(() => null);
  if (!response) throw new Error('The server could not be reached. Try again.');
  const body: Partial<EndpointsAnswer> & { title?: string; action?: string } = await response.json();
  if (!response.ok || !body.endpoints) {
    throw new Error(
      [body.title, body.action].filter(Boolean).join(' ') || 'The endpoints could not be loaded.',
    );
  }
  return body.endpoints;
}

const options = { dedupingInterval: freshFor, revalidateOnFocus: false, shouldRetryOnError: false };

/** Who serves a model; null asks nothing. */
export function useEndpoints(model: string | null): KnownEndpoints {
  const { data, error, isLoading } = useSWR(model === null ? null : pathOf(model), load, options);
  return { endpoints: data, problem: error instanceof Error ? error.message : null, loading: isLoading };
}

/** The same for several models at once; one whose list can't be had is left out. */
export function useEndpointsOf(
  models: readonly string[],
): ReadonlyMap<string, readonly Endpoint[]> | undefined {
  const key = models.length === 0 ? null : ['endpoints', ...models];
  return useSWR(key, ([, ...ids]: string[]) => loadAll(ids), options).data;
}

async function loadAll(models: readonly string[]): Promise<ReadonlyMap<string, readonly Endpoint[]>> {
  const lists = await Promise.allSettled(models.map((model) => load(pathOf(model))));
  const known = lists.flatMap((list, index): [string, readonly Endpoint[]][] => {
    const model = models[index];
    return list.status === 'fulfilled' && model !== undefined ? [[model, list.value]] : [];
  });
  return new Map(known);
}
