'use client';

import { useEffect } from 'react';
import useSWR from 'swr';
import type { RunView } from '#lib/run/run-store.ts';
import type { Quota } from './quota.ts';

const refreshEvery = 30_000;

async function load(path: string): Promise<Quota> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`The server answered with status ${response.status}.`);
  return response.json();
}

/** What the account has left, taken anew when a run starts or ends, and now and then while the page is seen. */
export function useQuota(phase: RunView['phase']): Quota | undefined {
  const { data, mutate } = useSWR('/api/quota', load, {
    refreshInterval: refreshEvery,
    keepPreviousData: true,
  });
  useEffect(() => {
    if (phase === 'running' || phase === 'ended') void mutate();
  }, [phase, mutate]);
  return data;
}
