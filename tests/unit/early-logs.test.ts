import { describe, expect, test } from 'vitest';
import { askEarly } from '#components/playground/early-logs.ts';

/** A server that answers with the path it was asked for, and remembers what became of each request. */
function createServer() {
  const asked: { path: string; signal: AbortSignal | null | undefined }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    asked.push({ path: String(input), signal: init?.signal });
    return new Response(String(input));
  };
  return { fetch, asked, paths: () => asked.map(({ path }) => path) };
}

describe('logs that are asked for early', () => {
  test('are on their way at once, and given to the first who asks for them', async () => {
    const server = createServer();
    const early = askEarly(['one', 'two'], server.fetch);
    const paths = ['/api/runs/one/events?after=0', '/api/runs/two/events?after=0'];
    expect(server.paths()).toEqual(paths);
    expect(await (await early.fetch(paths[0] ?? '')).text()).toBe(paths[0]);
    expect(server.paths()).toEqual(paths);
    await early.fetch(paths[0] ?? '');
    expect(server.paths()).toEqual([...paths, paths[0]]);
  });

  test('leave every other request as it is', async () => {
    const server = createServer();
    const early = askEarly(['one'], server.fetch);
    const { signal } = new AbortController();
    await early.fetch('/api/runs/one/events?after=12', { signal });
    expect(server.asked.at(-1)).toEqual({ path: '/api/runs/one/events?after=12', signal });
  });

  test('end when who took them hangs up, and when nobody wanted them', async () => {
    const server = createServer();
    const early = askEarly(['one', 'two'], server.fetch);
    const abort = new AbortController();
    await early.fetch('/api/runs/one/events?after=0', { signal: abort.signal });
    early.giveUp();
    expect(server.asked.map(({ signal }) => signal?.aborted)).toEqual([false, true]);
    abort.abort();
    expect(server.asked[0]?.signal?.aborted).toBe(true);
  });

  test('that fail say so to who takes them, and to nobody else', async () => {
    const early = askEarly(['one'], () => Promise.reject(new TypeError('fetch failed')));
    await expect(early.fetch('/api/runs/one/events?after=0')).rejects.toThrow('fetch failed');
  });
});
