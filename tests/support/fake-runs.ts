import type { RunSummary } from '#lib/store/store.ts';

export interface AskedOfRuns {
  method: string;
  path: string;
  body: unknown;
  keepalive: boolean;
}

/** The API's kept runs without a server: pages, search, changes and deletions over a list in memory. */
export interface FakeRuns {
  fetch: typeof globalThis.fetch;
  /** Newest first. */
  runs: RunSummary[];
  asked: AskedOfRuns[];
  /** Answers the next requests of that method instead. */
  instead: { method: string; answer: Response | 'unreachable' }[];
}

export const summaryOf = (id: string, given: Partial<RunSummary> = {}): RunSummary => ({
  id,
  started: 0,
  prompt: `Prompt of ${id}`,
  models: ['demo:swift'],
  ended: true,
  title: null,
  pinned: false,
  parent: null,
  turn: 1,
  excerpt: null,
  ...given,
});

export function fakeRuns(runs: readonly RunSummary[]): FakeRuns {
  const fake: FakeRuns = {
    runs: [...runs],
    asked: [],
    instead: [],
    async fetch(input, init) {
      const path = String(input);
      const method = init?.method ?? 'GET';
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
      fake.asked.push({ method, path, body, keepalive: init?.keepalive ?? false });
      await Promise.resolve();
      const place = fake.instead.findIndex((one) => one.method === method);
      const [{ answer } = { answer: null }] = place < 0 ? [] : fake.instead.splice(place, 1);
      if (answer === 'unreachable') throw new TypeError('fetch failed');
      return answer ?? answerOf(fake, method, new URL(path, 'http://127.0.0.1'), body);
    },
  };
  return fake;
}

function answerOf(fake: FakeRuns, method: string, { pathname, searchParams }: URL, body: unknown): Response {
  const id = /^\/api\/runs\/(.+)$/.exec(pathname)?.[1];
  if (method === 'GET') return Response.json(pageOf(fake.runs, searchParams));
  if (method === 'DELETE') fake.runs = id === undefined ? [] : fake.runs.filter((run) => run.id !== id);
  else fake.runs = fake.runs.map((run) => (run.id === id ? Object.assign({}, run, body) : run));
  return new Response(null, { status: 204 });
}

function pageOf(runs: readonly RunSummary[], query: URLSearchParams) {
  const word = query.get('search')?.toLowerCase();
  const model = query.get('model');
  const fitting = runs
    .filter((run) => !query.has('pinned') || run.pinned)
    .filter((run) => model === null || run.models.includes(model))
    .filter((run) => word === undefined || `${run.title} ${run.prompt}`.toLowerCase().includes(word))
    .map((run) =>
      word === undefined ? run : { ...run, excerpt: `… said of ${run.prompt} and of ${word} …` },
    );
  const cursor = query.get('cursor');
  const from = cursor === null ? 0 : fitting.findIndex(({ id }) => id === cursor) + 1;
  const limit = Number(query.get('limit'));
  const page = fitting.slice(from, from + limit);
  return { runs: page, next: from + limit < fitting.length ? (page.at(-1)?.id ?? null) : null };
}
