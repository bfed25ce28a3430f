import useSWR from 'swr';

/** What is kept beside a run's log. */
export interface RunFacts {
  title: string | null;
}

async function load(path: string): Promise<RunFacts> {
  const response = await fetch(path);
  const answer: { title?: unknown } = response.ok ? await response.json() : {};
  return { title: typeof answer.title === 'string' && answer.title !== '' ? answer.title : null };
}

const nothing: RunFacts = { title: null };

/** Asked for once the run is `ready`, unless they are `known`. Never fails: a run is shown without them as well. */
export function useRunFacts(id: string, ready: boolean, known: RunFacts | null): RunFacts {
  const { data } = useSWR(ready && !known ? `/api/runs/${encodeURIComponent(id)}` : null, load, {
    revalidateOnFocus: false,
    shouldRetryOnError: false,
  });
  return known ?? data ?? nothing;
}
