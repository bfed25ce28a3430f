import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WireFailure } from '#lib/providers/wire.ts';
import { Exchange, idleMs } from './upstream.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What a promise was refused with. */
async function failureOf(promise: Promise<unknown>): Promise<WireFailure> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof WireFailure) return error;
  throw new Error(`Expected a wire failure, got ${String(error)}.`);
}

/** The body's reader, once the headers of a good stream are there. */
async function reading(exchange: Exchange, init?: RequestInit) {
  const sent = exchange.send(init);
  exchange.upstream.answer();
  const { body } = await sent;
  if (!body) throw new Error('There is no body.');
  return body.getReader();
}

const textOf = (chunk: { value?: Uint8Array }) => new TextDecoder().decode(chunk.value);

describe('what leaves', () => {
  test('the request goes out as it was given, never to follow a redirect', async () => {
    const exchange = new Exchange();
    const reader = await reading(exchange, { headers: { 'X-Test': 'yes' }, body: '{"a":1}' });
    expect(exchange.upstream.calls).toHaveLength(1);
    expect(exchange.upstream.calls[0]?.input).toBe('https://models.test/api/v1/chat/completions');
    expect(exchange.upstream.calls[0]?.init).toMatchObject({
      method: 'POST',
      headers: { 'X-Test': 'yes' },
      body: '{"a":1}',
      redirect: 'manual',
    });
    exchange.upstream.end();
    await reader.read();
  });

  test('a caller that asks for redirects to be followed is not obeyed', async () => {
    const exchange = new Exchange();
    await reading(exchange, { redirect: 'follow' });
    expect(exchange.upstream.calls[0]?.init.redirect).toBe('manual');
  });
});

describe('stamps', () => {
  test('sent is stamped before the request leaves, headers when they are there', async () => {
    const exchange = new Exchange();
    exchange.time = 5;
    const sent = exchange.send();
    expect(exchange.stamps).toEqual([['sent', 5]]);
    exchange.time = 105.5;
    exchange.upstream.answer(200, { 'content-type': 'text/event-stream', 'x-generation-id': 'gen-1' });
    await sent;
    expect(exchange.stamps).toEqual([
      ['sent', 5],
      ['headers', 105.5, 200, 'gen-1'],
    ]);
  });

  test('headers are stamped before the first byte of the body is there', async () => {
    const exchange = new Exchange();
    exchange.time = 1;
    const reader = await reading(exchange);
    expect(exchange.stamps.at(-1)).toEqual(['headers', 1, 200, undefined]);
    expect(exchange.wire.lastByteAt()).toBe(1);
    exchange.time = 2;
    exchange.upstream.write('x');
    expect(exchange.wire.lastByteAt()).toBe(1);
    await reader.read();
    expect(exchange.wire.lastByteAt()).toBe(2);
  });

  test('the id of the request is found under OpenAI’s name for it too', async () => {
    const exchange = new Exchange();
    const sent = exchange.send();
    exchange.upstream.answer(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_1' });
    await sent;
    expect(exchange.stamps.at(-1)?.[3]).toBe('req_1');
  });

  test('every read moves the newest byte, comments and the end included', async () => {
    const exchange = new Exchange();
    const reader = await reading(exchange);
    const says = [': OPENROUTER PROCESSING\n\n', 'data: {}\n\n', ': OPENROUTER PROCESSING\n\n'];
    for (const [index, text] of says.entries()) {
      exchange.time = 10 * (index + 1);
      exchange.upstream.write(text);
      await reader.read();
      expect(exchange.wire.lastByteAt()).toBe(10 * (index + 1));
    }
    exchange.time = 99;
    exchange.upstream.end();
    expect((await reader.read()).done).toBe(true);
    expect(exchange.wire.lastByteAt()).toBe(99);
  });

  test('a refusal is stamped like any answer', async () => {
    const exchange = new Exchange();
    const sent = failureOf(exchange.send());
    exchange.time = 7;
    exchange.upstream.answerWith(new Response('{}', { status: 429 }));
    await sent;
    expect(exchange.stamps.at(-1)).toEqual(['headers', 7, 429, undefined]);
    expect(exchange.wire.lastByteAt()).toBe(7);
  });

  test('without an answer there is a sent stamp and nothing else', async () => {
    const exchange = new Exchange();
    const sent = failureOf(exchange.send());
    exchange.upstream.fail(new TypeError('fetch failed'));
    await sent;
    expect(exchange.stamps).toEqual([['sent', 0]]);
    expect(exchange.wire.lastByteAt()).toBe(0);
  });
});

describe('a good stream', () => {
  test('its bytes come through as they are, however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 64 }), { maxLength: 20 }),
        async (chunks) => {
          const exchange = new Exchange();
          const reader = await reading(exchange);
          for (const chunk of chunks) exchange.upstream.write(chunk);
          exchange.upstream.end();
          const seen: number[] = [];
          for (;;) {
            const { done, value } = await reader.read();
            if (done) break;
            seen.push(...value);
          }
          expect(seen).toEqual(chunks.flatMap((chunk) => [...chunk]));
          expect(exchange.wire.failure()).toBeNull();
          expect(vi.getTimerCount()).toBe(0);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('status and headers are kept', async () => {
    const exchange = new Exchange();
    const sent = exchange.send();
    exchange.upstream.answer(200, { 'content-type': 'text/event-stream', 'x-generation-id': 'gen-2' });
    const response = await sent;
    expect(response.status).toBe(200);
    expect(response.headers.get('x-generation-id')).toBe('gen-2');
    expect(response.headers.get('content-type')).toBe('text/event-stream');
  });

  test('nothing is read ahead of the one who reads', async () => {
    const exchange = new Exchange();
    const sent = exchange.send();
    const read = vi.fn((controller: ReadableStreamDefaultController<Uint8Array>) =>
      controller.enqueue(new Uint8Array([1])),
    );
    const body = new ReadableStream<Uint8Array>({ pull: read }, { highWaterMark: 0 });
    exchange.upstream.answerWith(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    const reader = (await sent).body?.getReader();
    expect(read).not.toHaveBeenCalled();
    await reader?.read();
    expect(read).toHaveBeenCalledTimes(1);
  });

  test('an answer without a body is handed on, and no timer is left', async () => {
    const exchange = new Exchange();
    const sent = exchange.send();
    exchange.upstream.answerWith(new Response(null, { headers: { 'content-type': 'text/event-stream' } }));
    expect((await sent).body).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
    expect(exchange.wire.failure()).toBeNull();
  });

  test('a body of no declared type is taken for a stream', async () => {
    const exchange = new Exchange();
    const sent = exchange.send();
    exchange.upstream.answer(200, {});
    const reader = (await sent).body?.getReader();
    exchange.upstream.write('data: 1\n\n');
    expect(textOf((await reader?.read()) ?? {})).toBe('data: 1\n\n');
  });

  test('a reader that goes away takes the upstream with it and leaves no failure', async () => {
    const exchange = new Exchange();
    const reader = await reading(exchange);
    await reader.cancel();
    expect(exchange.upstream.cancelled).toBe(true);
    expect(exchange.wire.failure()).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a reader that goes away while it waits for a byte leaves no failure either', async () => {
    const exchange = new Exchange();
    const reader = await reading(exchange);
    const waiting = reader.read();
    await reader.cancel();
    expect((await waiting).done).toBe(true);
    expect(exchange.upstream.cancelled).toBe(true);
    expect(exchange.wire.failure()).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('silence', () => {
  test('no headers for the idle time is a timeout, and upstream is hung up on', async () => {
    const exchange = new Exchange();
    const failed = failureOf(exchange.send());
    await vi.advanceTimersByTimeAsync(idleMs - 1);
    expect(exchange.wire.failure()).toBeNull();
    expect(exchange.upstream.signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await failed).toMatchObject({ kind: 'timeout', status: null });
    expect(exchange.wire.failure()).toBe(await failed);
    expect(exchange.upstream.signal?.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('headers and then nothing is a timeout, counted from the headers', async () => {
    const exchange = new Exchange();
    const sent = exchange.send();
    await vi.advanceTimersByTimeAsync(idleMs - 1);
    exchange.upstream.answer();
    const reader = (await sent).body?.getReader();
    const failed = failureOf(reader?.read() ?? Promise.resolve());
    await vi.advanceTimersByTimeAsync(idleMs - 1);
    expect(exchange.wire.failure()).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect((await failed).kind).toBe('timeout');
    expect(exchange.upstream.signal?.aborted).toBe(true);
  });

  test('a stall in mid-text is a timeout, counted from the last byte', async () => {
    const exchange = new Exchange();
    const reader = await reading(exchange);
    await vi.advanceTimersByTimeAsync(idleMs - 1);
    exchange.upstream.write('data: 1\n\n');
    expect(textOf(await reader.read())).toBe('data: 1\n\n');
    const failed = failureOf(reader.read());
    await vi.advanceTimersByTimeAsync(idleMs - 1);
    expect(exchange.wire.failure()).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect((await failed).kind).toBe('timeout');
  });

  test('comments are bytes: a stream of nothing else is never given up', async () => {
    const exchange = new Exchange();
    const reader = await reading(exchange);
    for (let count = 0; count < 10; count++) {
      const read = reader.read();
      await vi.advanceTimersByTimeAsync(idleMs - 1);
      exchange.upstream.write(': OPENROUTER PROCESSING\n\n');
      expect((await read).done).toBe(false);
    }
    expect(exchange.wire.failure()).toBeNull();
  });

  test('a refusal whose body never comes is a timeout', async () => {
    const exchange = new Exchange();
    const failed = failureOf(exchange.send());
    exchange.upstream.answer(503, {});
    await vi.advanceTimersByTimeAsync(idleMs);
    expect((await failed).kind).toBe('timeout');
  });

  test('the timer is gone after a normal end', async () => {
    const exchange = new Exchange();
    const reader = await reading(exchange);
    exchange.upstream.end();
    await reader.read();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(2 * idleMs);
    expect(exchange.wire.failure()).toBeNull();
  });
});

describe('the end that an upstream announces', () => {
  const closingMs = 250;
  const text = 'data: {"a":"b"}\n\ndata: [DONE]\n\n';

  test('ends the stream at that moment, and an upstream that stays open is hung up on', async () => {
    const exchange = new Exchange();
    const reader = await reading(exchange);
    exchange.time = 7;
    exchange.upstream.write(text);
    expect(textOf(await reader.read())).toBe(text);
    exchange.time = 9;
    expect((await reader.read()).done).toBe(true);
    expect(exchange.wire.lastByteAt()).toBe(7);
    expect(exchange.upstream.cancelled).toBe(false);
    await vi.advanceTimersByTimeAsync(closingMs);
    expect(exchange.upstream.cancelled).toBe(true);
    await vi.advanceTimersByTimeAsync(2 * idleMs);
    expect(exchange.wire.failure()).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('leaves its connection to one that closes at once', async () => {
    const exchange = new Exchange();
    const reader = await reading(exchange);
    exchange.upstream.write(text);
    await reader.read();
    exchange.upstream.end();
    await vi.advanceTimersByTimeAsync(closingMs);
    expect(exchange.upstream.cancelled).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is found wherever it is cut', async () => {
    for (let cut = 1; cut < text.length; cut++) {
      const exchange = new Exchange();
      const reader = await reading(exchange);
      exchange.upstream.write(text.slice(0, cut));
      exchange.upstream.write(text.slice(cut));
      const read = [await reader.read(), await reader.read(), await reader.read()];
      expect(
        read.some(({ done }) => done),
        `cut at ${cut}`,
      ).toBe(true);
      expect(read.map(textOf).join('')).toMatch(/\[DONE\]/);
    }
  });

  test.each([
    'data:[DONE]\n\n',
    'data: [DONE]',
    '\r\ndata: [DONE]\r\n\r\n',
    ': bye\ndata: [DONE]\n\n: bye\n',
  ])('is %j too', async (end) => {
    const exchange = new Exchange();
    const reader = await reading(exchange);
    exchange.upstream.write(end);
    await reader.read();
    expect((await reader.read()).done).toBe(true);
  });

  test('is no text that speaks of it', async () => {
    const exchange = new Exchange();
    const reader = await reading(exchange);
    for (const part of ['data: {"a":"data: [DONE]', '\\n', 'data: [DONE]"}\n\n', 'data: more\n\n']) {
      exchange.upstream.write(part);
      expect(textOf(await reader.read())).toBe(part);
    }
    exchange.upstream.end();
    expect((await reader.read()).done).toBe(true);
  });

  test('by us hands on what came and hangs up, and a late reset is no failure', async () => {
    const exchange = new Exchange();
    const reader = await reading(exchange);
    exchange.upstream.write('x');
    expect(textOf(await reader.read())).toBe('x');
    exchange.wire.end();
    exchange.wire.end();
    expect((await reader.read()).done).toBe(true);
    exchange.upstream.reset();
    await vi.advanceTimersByTimeAsync(2 * idleMs);
    expect(exchange.wire.failure()).toBeNull();
  });
});

describe('a connection that breaks', () => {
  test('before the headers: a network failure without a status, the cause kept for the log', async () => {
    const exchange = new Exchange();
    const failed = failureOf(exchange.send());
    const cause = new TypeError('fetch failed');
    exchange.upstream.fail(cause);
    expect(await failed).toMatchObject({ kind: 'network', status: null, cause });
    expect(exchange.wire.failure()).toBe(await failed);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('in mid-text: what came is handed on, then a network failure with the status', async () => {
    const exchange = new Exchange();
    const reader = await reading(exchange);
    exchange.upstream.write('data: 1\n\n');
    expect(textOf(await reader.read())).toBe('data: 1\n\n');
    exchange.upstream.reset();
    expect(await failureOf(reader.read())).toMatchObject({ kind: 'network', status: 200 });
    expect(exchange.wire.failure()?.kind).toBe('network');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('while the body of a refusal is read: the refusal still counts, without its words', async () => {
    const exchange = new Exchange();
    const failed = failureOf(exchange.send());
    exchange.upstream.answer(429, { 'retry-after': '3' });
    exchange.upstream.reset();
    const failure = await failed;
    expect(failure).toMatchObject({ kind: 'refused', status: 429, body: '' });
    expect(failure.headers.get('retry-after')).toBe('3');
  });
});

describe('an answer that is no stream', () => {
  test.each([
    ['a page', 'text/html; charset=UTF-8', '<!DOCTYPE html><h1>Just a moment...</h1>'],
    ['JSON that is not JSON', 'application/json', '{"error":'],
  ])('%s under 200 is kept as text', async (_, contentType, text) => {
    const exchange = new Exchange();
    const failed = failureOf(exchange.send());
    exchange.upstream.answerWith(new Response(text, { headers: { 'content-type': contentType } }));
    expect(await failed).toMatchObject({ kind: 'not-a-stream', status: 200, body: text });
    expect(exchange.wire.failure()).toBe(await failed);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/problem+json',
  ])('%s under 200 is kept as JSON', async (contentType) => {
    const exchange = new Exchange();
    const failed = failureOf(exchange.send());
    const body = { error: { code: 502, message: 'Provider returned error' } };
    exchange.upstream.answerWith(
      new Response(JSON.stringify(body), { headers: { 'content-type': contentType } }),
    );
    expect(await failed).toMatchObject({ kind: 'not-a-stream', status: 200, body });
  });
});

describe('a refusal', () => {
  test.each([400, 401, 402, 403, 404, 408, 413, 429, 500, 502, 503, 524, 529])(
    'of status %i carries its body as JSON and its headers',
    async (status) => {
      const exchange = new Exchange();
      const failed = failureOf(exchange.send());
      const body = { error: { code: status, message: 'no' } };
      exchange.upstream.answerWith(Response.json(body, { status, headers: { 'Retry-After': '2' } }));
      const failure = await failed;
      expect(failure).toMatchObject({ kind: 'refused', status, body });
      expect(failure.headers.get('retry-after')).toBe('2');
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  test('is one even when it calls itself an event stream', async () => {
    const exchange = new Exchange();
    const failed = failureOf(exchange.send());
    exchange.upstream.answerWith(
      new Response('data: {}\n\n', { status: 429, headers: { 'content-type': 'text/event-stream' } }),
    );
    expect(await failed).toMatchObject({ kind: 'refused', status: 429, body: 'data: {}\n\n' });
  });

  test('that is a page is kept as text', async () => {
    const exchange = new Exchange();
    const failed = failureOf(exchange.send());
    exchange.upstream.answerWith(new Response('<html>Bad gateway</html>', { status: 502 }));
    expect((await failed).body).toBe('<html>Bad gateway</html>');
  });

  test('without a body has none', async () => {
    const exchange = new Exchange();
    const failed = failureOf(exchange.send());
    exchange.upstream.answerWith(new Response(null, { status: 503 }));
    expect(await failed).toMatchObject({ kind: 'refused', status: 503, body: '' });
  });

  test('of a body without end is read for 64 KB and no further', async () => {
    const exchange = new Exchange();
    const failed = failureOf(exchange.send());
    let pulled = 0;
    let given = false;
    const page = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(1000).fill(120));
        },
        cancel() {
          given = true;
        },
      },
      { highWaterMark: 0 },
    );
    exchange.upstream.answerWith(new Response(page, { status: 502 }));
    expect((await failed).body).toBe('x'.repeat(65_536));
    expect(pulled).toBe(66);
    expect(given).toBe(true);
  });

  test('of one huge chunk is cut all the same', async () => {
    const exchange = new Exchange();
    const failed = failureOf(exchange.send());
    exchange.upstream.answerWith(new Response('y'.repeat(1_000_000), { status: 500 }));
    expect((await failed).body).toBe('y'.repeat(65_536));
  });

  test('cut inside a character is read as one text', async () => {
    const exchange = new Exchange();
    const failed = failureOf(exchange.send());
    exchange.upstream.answer(500, {});
    const bytes = new TextEncoder().encode('"é日🙂"');
    for (const byte of bytes) exchange.upstream.write(new Uint8Array([byte]));
    exchange.upstream.end();
    expect((await failed).body).toBe('é日🙂');
  });

  test.each([301, 302, 303, 307, 308])(
    'a redirect (%i) is one: its address is never asked, so no key can go there',
    async (status) => {
      const exchange = new Exchange();
      const failed = failureOf(exchange.send({ headers: { authorization: 'Bearer key' } }));
      exchange.upstream.answerWith(
        new Response(null, { status, headers: { location: 'https://elsewhere.test/' } }),
      );
      expect(await failed).toMatchObject({ kind: 'refused', status });
      expect(exchange.upstream.calls).toHaveLength(1);
    },
  );
});

describe('a caller that stops', () => {
  const reason = new Error('stopped by the caller');

  test('before the request: passes through, upstream sees the abort', async () => {
    const exchange = new Exchange();
    const sent = exchange.send({ signal: AbortSignal.abort(reason) });
    await expect(sent).rejects.toBe(reason);
    expect(exchange.upstream.signal?.aborted).toBe(true);
    expect(exchange.wire.failure()).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('before the headers: passes through, upstream sees the abort', async () => {
    const exchange = new Exchange();
    const stop = new AbortController();
    const sent = exchange.send({ signal: stop.signal });
    stop.abort(reason);
    await expect(sent).rejects.toBe(reason);
    expect(exchange.upstream.signal?.aborted).toBe(true);
    expect(exchange.wire.failure()).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('in mid-text: passes through, upstream sees the abort', async () => {
    const exchange = new Exchange();
    const stop = new AbortController();
    const reader = await reading(exchange, { signal: stop.signal });
    const read = reader.read();
    stop.abort(reason);
    await expect(read).rejects.toBe(reason);
    expect(exchange.upstream.signal?.aborted).toBe(true);
    expect(exchange.wire.failure()).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('while a refusal is read: passes through and is no refusal', async () => {
    const exchange = new Exchange();
    const stop = new AbortController();
    const sent = exchange.send({ signal: stop.signal });
    exchange.upstream.answer(429, {});
    await vi.advanceTimersByTimeAsync(0);
    stop.abort(reason);
    await expect(sent).rejects.toBe(reason);
    expect(exchange.wire.failure()).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('after the end: changes nothing', async () => {
    const exchange = new Exchange();
    const stop = new AbortController();
    const reader = await reading(exchange, { signal: stop.signal });
    exchange.upstream.end();
    await reader.read();
    stop.abort(reason);
    expect(exchange.wire.failure()).toBeNull();
  });
});

describe('the failure', () => {
  test('the first one counts: what the hang-up does to the stream is no second', async () => {
    const exchange = new Exchange();
    const reader = await reading(exchange);
    const failed = failureOf(reader.read());
    await vi.advanceTimersByTimeAsync(idleMs);
    await failed;
    exchange.upstream.reset();
    expect(exchange.wire.failure()?.kind).toBe('timeout');
  });

  test('its message names kind and status and nothing that came from upstream', async () => {
    const exchange = new Exchange();
    const failed = failureOf(exchange.send());
    exchange.upstream.answerWith(new Response('sk-or-v1-secret', { status: 401 }));
    expect((await failed).message).toBe('The exchange with the provider failed: refused (401).');
  });
});
