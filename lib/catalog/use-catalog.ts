'use client';

import { useState } from 'react';
import useSWR from 'swr';
import { type Catalog, knownCatalog } from './known-catalog.ts';
import type { CatalogAnswer, Model } from './model.ts';

const revalidateAfter = 5 * 60_000;

/** The map is part of the answer, so that it keeps its identity for as long as the list does. */
async function load(path: string): Promise<{ answer: CatalogAnswer; models: ReadonlyMap<string, Model> }> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`The server answered with status ${response.status}.`);
  const answer: CatalogAnswer = await response.json();
  return { answer, models: new Map(answer.models.map((model) => [model.id, model])) };
}

/**
 * The models there are, taken anew every five minutes; until they are there, those the server knew of. They are not asked
 * for before the page is `ready`.
 */
export function useCatalog(first: readonly Model[], ready = true): Catalog {
  const [known] = useState(() => knownCatalog(first).models);
  const { data, error, isLoading } = useSWR(ready ? '/api/models' : null, load, {
    refreshInterval: revalidateAfter,
    keepPreviousData: true,
    revalidateOnFocus: false,
  });
  return {
    answer: data?.answer,
    models: data?.models ?? known,
    error: error ? 'The list of models could not be loaded.' : null,
    loading: isLoading,
  };
}
