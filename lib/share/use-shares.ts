'use client';

import useSWR from 'swr';
import { ask, type Problem, postJson, problemFrom } from './ask.ts';

/** A result link as its maker sees it. */
export interface ResultLink {
  id: string;
  /** Where it leads, as a path or in full. */
  url: string;
  title: string | null;
  /** Epoch ms. */
  created: number;
  /** Epoch ms; null: never. */
  expires: number | null;
  withPrompt: boolean;
}

export interface Shares {
  /** Newest first; undefined until they are known. */
  links: readonly ResultLink[] | undefined;
  problem: Problem | null;
  /** Rejects with a Problem. */
  make(wanted: Pick<ResultLink, 'title' | 'expires' | 'withPrompt'>): Promise<ResultLink>;
  /** Rejects with a Problem. */
  revoke(link: string): Promise<void>;
}

async function read(path: string): Promise<ResultLink[]> {
  const { shares } = await (await ask(path)).json();
  return shares;
}

/** The result links of a run, asked for while somebody looks. */
export function useShares(run: string, watching: boolean): Shares {
  const path = `/api/runs/${encodeURIComponent(run)}/share`;
  const { data, error, mutate } = useSWR<ResultLink[], unknown>(watching ? path : null, read, {
    shouldRetryOnError: false,
  });
  return {
    links: data,
    problem: error === undefined ? null : problemFrom(error),
    async make(wanted) {
      const link: ResultLink = await (await ask(path, postJson(JSON.stringify(wanted)))).json();
      await mutate();
      return link;
    },
    async revoke(link) {
      await ask(`${path}?share=${encodeURIComponent(link)}`, { method: 'DELETE' });
      await mutate();
    },
  };
}
