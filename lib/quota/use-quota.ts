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

/** A pause after which the first words of a run have been drawn, in ms. */
const settling = 1_000;

/** What the account has left, taken anew once a run has started or ended, and now and then while the page is seen. */
export function useQuota(phase: RunView['phase']): Quota | undefined {
  const { data, mutate } = useSWR('/api/quota', load, {
    refreshInterval: refreshEvery,
    keepPreviousData: true,
  });
  useEffect(() => {
    if (phase === 'ended') void mutate();
    if (phase !== 'running') return;
    const timer = setTimeout(() => void mutate(), settling);
    return () => clearTimeout(timer);
  }, [phase, mutate]);
  return data;
}
