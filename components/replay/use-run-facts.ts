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

/** Never fails: a run is shown without them as well. */
export function useRunFacts(id: string, ready: boolean): RunFacts {
  const { data } = useSWR(ready ? `/api/runs/${encodeURIComponent(id)}` : null, load, {
    revalidateOnFocus: false,
    shouldRetryOnError: false,
  });
  return data ?? nothing;
}
