import { AppError } from '#lib/errors.ts';
import { followLog } from '#lib/run/follow.ts';
import type { RunLog } from '#lib/run/run-log.ts';
import { eventStreamHeaders } from '#lib/stream/sse.ts';
import { bodyOf, bytesOf } from './support.ts';

export interface Asked {
  method: string;
  path: string;
  body: unknown;
}

/** What befalls one event stream on its way: it ends after so many bytes. */
export interface Cut {
  bytes: number;
  end: 'closed' | 'broken';
  /** Bytes that travel together. */
  chunk: number;
}

export interface FakeServer {
  fetch: typeof globalThis.fetch;
  /** Everything that was asked, in order. */
  asked: Asked[];
  /** What befalls the next event streams, first come first served; then they arrive whole. */
  cuts: Cut[];
  /** Answers the next requests instead of the server; `unreachable` is a network without it. */
  instead: (Response | 'unreachable' | null)[];
  /** What retry and stop do, and the seq that retry answers. */
  onRetry: (columns: readonly string[] | undefined) => number;
  onStop: (column: string | undefined) => void;
}

/** The run API over one log, sent by the code that the real routes use. */
export function fakeServer(log: RunLog, id = 'r1'): FakeServer {
  const server: FakeServer = {
    asked: [],
    cuts: [],
    instead: [],
    onRetry: () => log.events.length,
    onStop: () => {},
    async fetch(input, init) {
      const path = String(input);
      const method = init?.method ?? 'GET';
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
      server.asked.push({ method, path, body });
      await Promise.resolve();
      const instead = server.instead.shift();
      if (instead === 'unreachable') throw new TypeError('fetch failed');
      return instead ?? answer(method, path, body);
    },
  };

  async function events(after: number, headers: Record<string, string> = {}): Promise<Response> {
    const cut = server.cuts.shift();
    const stream = followLog(log, after);
    const body = cut ? await cutOff(stream, cut) : stream;
    return new Response(body, { headers: { ...eventStreamHeaders, ...headers } });
  }

  async function answer(method: string, path: string, body: unknown): Promise<Response> {
    const url = new URL(path, 'http://server.test');
    const place = `/api/runs/${id}`;
    if (method === 'POST' && path === '/api/runs') return events(0, { Location: place });
    if (url.pathname === `${place}/events`) return events(Number(url.searchParams.get('after')));
    if (path === `${place}/retry`) {
      return Response.json({ after: server.onRetry(read(body, 'columns')) }, { status: 202 });
    }
    if (path === `${place}/stop`) {
      server.onStop(read(body, 'column'));
      return new Response(null, { status: 202 });
    }
    return noSuchRun();
  }
  return server;
}

function read<T>(body: unknown, key: string): T | undefined {
  return (body as Record<string, T | undefined>)[key];
}

export function noSuchRun(): Response {
  return new AppError('not-found', 'There is no such run.', 'Run the prompt again.').toResponse();
}

/** Of a log that has ended: its stream up to the cut. */
async function cutOff(stream: ReadableStream<Uint8Array>, { bytes, end, chunk }: Cut) {
  const kept = (await bytesOf(stream)).subarray(0, bytes);
  const chunks: Uint8Array[] = [];
  for (let from = 0; from < kept.length; from += chunk) chunks.push(kept.subarray(from, from + chunk));
  return bodyOf(chunks, end);
}
