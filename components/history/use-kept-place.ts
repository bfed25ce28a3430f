'use client';
import useSWR from 'swr';

/** Where the server keeps runs, as `GET /api/health` tells it. */
interface KeptPlace {
  engine: string;
  place?: string;
}

async function load(path: string): Promise<KeptPlace | null> {
  const response = await fetch(path);
  const health: { store?: KeptPlace } = await response.json();
  return health.store ?? null;
}

/** What is kept and where, in one sentence. */
export function useKeptSentence(keeps: boolean): string {
  const { data } = useSWR('/api/health', load, { revalidateOnFocus: false });
  if (!keeps) {
    return 'Nothing new is kept: replies are gone when their tab is closed or the server forgets them.';
  }
  return `Prompts and replies are kept ${data?.place ?? 'by this server'}.`;
}
