'use client';
import useSWR from 'swr';

/** Where the server keeps runs, as `GET /api/health` tells it. */
interface KeptPlace {
  engine: string;
  place?: string;
  /** Why it can keep none now. */
  problem?: { message: string; action: string } | null;
}

/** How often the server is asked whether it can keep what is sent, in ms; while it can't, its trouble may end soon. */
const asksEvery = 10_000;
const asksInTroubleEvery = 3000;
const untilNextAsked = (known?: KeptPlace | null) => (known?.problem ? asksInTroubleEvery : asksEvery);

async function load(path: string): Promise<KeptPlace | null> {
  const response = await fetch(path);
  const health: { store?: KeptPlace } = await response.json();
  return health.store ?? null;
}

function useKeptPlace(): KeptPlace | null {
  const { data } = useSWR('/api/health', load, { refreshInterval: untilNextAsked });
  return data ?? null;
}

/** What keeps the server from keeping anything, and what to do about it; null when it can. */
export function useKeepTrouble(): string | null {
  const problem = useKeptPlace()?.problem;
  return problem ? `Runs can’t be kept now. ${problem.message} ${problem.action}` : null;
}

/** What is kept and where, in one sentence. */
export function useKeptSentence(keeps: boolean): string {
  const place = useKeptPlace()?.place;
  const trouble = useKeepTrouble();
  if (!keeps) {
    return 'Nothing new is kept: replies are gone when their tab is closed or the server forgets them.';
  }
  return trouble ?? `Prompts and replies are kept ${place ?? 'by this server'}.`;
}
