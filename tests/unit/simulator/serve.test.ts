import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type ServedSimulator, serveSimulator } from '#lib/simulator/serve.ts';
import { createSimulator, type Simulator } from '#lib/simulator/simulator.ts';
import { echoProse, heardFrom, user } from './support.ts';

let served: ServedSimulator | undefined;

async function serve(): Promise<{ simulator: Simulator; url: string; origin: string }> {
  const simulator = createSimulator({ compose: echoProse, speed: 50 });
  served = await serveSimulator({ port: 0, simulator });
  return { simulator, ...served };
}

afterEach(async () => {
  await served?.close();
  served = undefined;
});

interface Posting {
  stream?: boolean;
  signal?: AbortSignal;
}

const headers = { Authorization: 'Bearer sk-or-v1-test' };
const body = (model: string, stream = true) =>
  JSON.stringify({ model, stream, messages: [user('Name a river.')] });

function post(url: string, model: string, { stream, signal }: Posting = {}): Promise<Response> {
  return fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers,
    body: body(model, stream),
    ...(signal ? { signal } : {}),
  });
}

/** Resolves when the simulator has seen the end of its newest request; polls, because sockets close when they like. */
async function settled(simulator: Simulator) {
  for (;;) {
    const newest = simulator.requests().at(-1);
    if (newest && newest.endedAt !== null) {
      return newest;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('the base URL serves the whole API on this machine', async () => {
  const { url, origin } = await serve();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
  const list = await (await fetch(`${url}/models`)).json();
  expect(list.data.length).toBeGreaterThan(20);
  expect((await fetch(`${origin}/auth?code_challenge=x`)).status).toBe(200);
  const heard = await heardFrom(await post(url, 'demo/swift:free'));
  expect(heard.done).toBe(true);
  expect(heard.usage?.completion_tokens).toBe(heard.pieces);
});

test('each write is a chunk of its own on the wire', async () => {
  const { origin } = await serve();
  const { hostname, port } = new URL(origin);
  const content = body('fault/drip');
  const request = `POST /api/v1/chat/completions HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer k\r\nConnection: close\r\nContent-Length: ${content.length}\r\n\r\n${content}`;
  const socket = connect(Number(port), hostname, () => socket.write(request));
  let raw = '';
  for await (const data of socket.setEncoding('latin1')) {
    raw += data;
  }
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(head.toLowerCase()).toContain('transfer-encoding: chunked');
  const sizes = rest.join('\r\n\r\n').match(/^[0-9a-f]+\r$/gm) ?? [];
  expect(sizes.filter((size) => size === '1\r').length).toBeGreaterThan(1000);
});

test('a client that leaves stops the work', async () => {
  const { simulator, url } = await serve();
  const controller = new AbortController();
  const response = await post(url, 'bench/50x2000', { signal: controller.signal });
  await response.body?.getReader().read();
  controller.abort();
  const seen = await settled(simulator);
  expect(seen.cancelled).toBe(true);
  expect(Number(seen.tokens?.completion_tokens)).toBeLessThan(2000);
});

test('a client that leaves before the headers is noticed too', async () => {
  const { simulator, url } = await serve();
  const controller = new AbortController();
  const pending = post(url, 'bench/1x1000', { stream: false, signal: controller.signal });
  while (simulator.requests().length === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  controller.abort();
  await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  expect((await settled(simulator)).cancelled).toBe(true);
});

test('a disconnect reaches the client as a broken body, after its text left', async () => {
  const { simulator, url } = await serve();
  const heard = await heardFrom(await post(url, 'fault/disconnect'));
  expect(heard.broken).toBe(true);
  expect(await settled(simulator)).toMatchObject({ cancelled: false, tokens: { completion_tokens: 24 } });
});

test('pages and empty answers keep their status and headers', async () => {
  const { url, origin } = await serve();
  const page = await post(url, 'fault/502-html');
  expect(page.status).toBe(502);
  expect(page.headers.get('content-type')).toContain('text/html');
  const cleared = await fetch(`${origin}/__simulator/requests`, { method: 'DELETE' });
  expect(cleared.status).toBe(204);
});

test('closing frees the port, streams or no streams', async () => {
  const { url } = await serve();
  const response = await post(url, 'fault/stall-start');
  await served?.close();
  served = undefined;
  await expect(fetch(`${url}/models`)).rejects.toThrow();
  expect((await heardFrom(response)).broken).toBe(true);
});

test('a port that is taken is an error, not a silence', async () => {
  const { origin } = await serve();
  await expect(serveSimulator({ port: Number(new URL(origin).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
