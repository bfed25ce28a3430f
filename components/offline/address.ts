import { runList } from '#components/replay/run-list.ts';

/** What an address would have shown if the server had been reached. */
export type Wanted =
  | { page: 'run'; id: string }
  | { page: 'presentation'; runs: readonly string[]; first: number }
  | { page: 'other' };

/** Reads `/runs/{id}`, `/runs/{id}?present` and `/present?runs=…`, as the pages themselves do. */
export function wantedAt(pathname: string, search: string): Wanted {
  const query = new URLSearchParams(search);
  const id = decoded(/^\/runs\/([^/]+)\/?$/.exec(pathname)?.[1]);
  if (id !== null && query.has('present')) {
    const named = runList(query.getAll('present'));
    const runs = named.length > 0 ? named : [id];
    return { page: 'presentation', runs, first: Math.max(0, runs.indexOf(id)) };
  }
  if (id !== null) return { page: 'run', id };
  const runs = pathname === '/present' ? runList(query.getAll('runs')) : [];
  return runs.length > 0 ? { page: 'presentation', runs, first: 0 } : { page: 'other' };
}

function decoded(part: string | undefined): string | null {
  try {
    return part === undefined ? null : decodeURIComponent(part);
  } catch {
    return null;
  }
}
