import type { Problem } from '#lib/run/run-store.ts';
import type { RunPage } from '#lib/store/store.ts';

export interface HistoryQuery {
  search: string;
  /** Only runs in which it took part; null: any. */
  model: string | null;
}

/** What came of a request: its answer, or what kept it from being done, in words for people. */
export type Outcome<T> = { done: T } | { problem: Problem };

const unreachable: Problem = {
  title: 'The server could not be reached.',
  action: 'Check that it is running and that you are online, then try again.',
  status: 0,
};

type Fetch = typeof globalThis.fetch;

async function request(fetch: Fetch, path: string, init?: RequestInit): Promise<Outcome<Response>> {
  const response = await fetch(path, init).catch(() => null);
  if (response === null) return { problem: unreachable };
  return response.ok ? { done: response } : { problem: await problemOf(response) };
}

/** What our own API says there; an answer that was cut off counts as none. */
export async function readAnswer<T>(fetch: Fetch, path: string): Promise<Outcome<T>> {
  const sent = await request(fetch, path);
  if ('problem' in sent) return sent;
  const answer: T | null = await sent.done.json().catch(() => null);
  return answer === null ? { problem: unreachable } : { done: answer };
}

/** The API's requests of the history. A run that is gone already counts as removed. */
export function historyRequests(fetch: Fetch) {
  const send = (path: string, init: RequestInit) => request(fetch, path, init);
  return {
    page: (query: HistoryQuery, more: { pinned?: true; cursor?: string }) =>
      readAnswer<RunPage>(fetch, pagePath(query, more)),
    change: (id: string, change: { title?: string | null; pinned?: boolean }) =>
      send(`/api/runs/${id}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(change),
      }),
    /** Reaches the server even when the page is being left. */
    async remove(id: string): Promise<Outcome<unknown>> {
      const sent = await send(`/api/runs/${id}`, { method: 'DELETE', keepalive: true });
      return 'problem' in sent && sent.problem.status === 404 ? { done: null } : sent;
    },
    removeAll: () => send('/api/runs', { method: 'DELETE' }),
  };
}

const pageLength = 50;
/** Pinned runs come all at once: there are never so many that nobody could find one among them. */
const mostPinned = 200;

function pagePath(
  { search, model }: HistoryQuery,
  { pinned, cursor }: { pinned?: true; cursor?: string },
): string {
  const query = new URLSearchParams({ limit: String(pinned ? mostPinned : pageLength) });
  if (search !== '') query.set('search', search);
  if (model !== null) query.set('model', model);
  if (pinned) query.set('pinned', 'true');
  if (cursor !== undefined) query.set('cursor', cursor);
  return `/api/runs?${query}`;
}

async function problemOf(response: Response): Promise<Problem> {
  const document: Partial<Problem> | null = await response.json().catch(() => null);
  return {
    title: document?.title ?? `The server answered with status ${response.status}.`,
    action: document?.action ?? 'Try again in a moment.',
    status: response.status,
  };
}
