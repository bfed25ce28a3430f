import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { readJson } from '#lib/http/read-json.ts';
import { setupSchema } from '#lib/prompt/setup.ts';

const url = 'http://127.0.0.1:3000/api/runs';
const json = { 'Content-Type': 'application/json' };
const anything = z.unknown();
const megabyte = 1024 * 1024;

const request = (
  body: string | Uint8Array | ReadableStream<Uint8Array> | null,
  headers: HeadersInit = json,
) =>
  new Request(url, {
    method: 'POST',
    headers,
    body: body instanceof Uint8Array ? Uint8Array.from(body) : body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });

async function complaintAbout(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (AppError.is(error)) return error;
  throw new Error(`Expected an AppError, got ${String(error)}.`);
}

/** A body of so many bytes of spaces around `{}`, a chunk at a time, and how much of it was asked for. */
function streamed(length: number, chunk = 64 * 1024) {
  const seen = { bytes: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const size = Math.min(chunk, length - seen.bytes);
        if (size === 0) return controller.close();
        const bytes = new Uint8Array(size).fill(32);
        if (seen.bytes === 0) bytes.set([123, 125]);
        seen.bytes += size;
        controller.enqueue(bytes);
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, seen };
}

describe('a good body', () => {
  test('is given as its value', async () => {
    expect(await readJson(request('{"a":[1,"é🙂"]}'), anything)).toEqual({ a: [1, 'é🙂'] });
  });

  test('is given as the schema makes it', async () => {
    const schema = z.strictObject({ count: z.number().default(3) });
    expect(await readJson(request('{}'), schema)).toEqual({ count: 3 });
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset=UTF-8',
    'application/json ; x=y',
  ])('may be marked %s', async (type) => {
    expect(await readJson(request('1', { 'Content-Type': type }), anything)).toBe(1);
  });

  test('may begin with a byte order mark', async () => {
    expect(await readJson(request(new Uint8Array([0xef, 0xbb, 0xbf, 0x31])), anything)).toBe(1);
  });

  test('may be cut anywhere, also inside a character', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 1, max: 7 }), async (value, size) => {
        const bytes = new TextEncoder().encode(JSON.stringify(value));
        let at = 0;
        const body = new ReadableStream<Uint8Array>({
          pull(controller) {
            if (at >= bytes.length) return controller.close();
            controller.enqueue(bytes.slice(at, at + size));
            at += size;
          },
        });
        expect(await readJson(request(body), anything)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 50 },
    );
  });

  test('may be as long as 32 MB', async () => {
    const { body } = streamed(32 * megabyte);
    expect(await readJson(request(body), anything)).toEqual({});
  });
});

describe('a body of another kind', () => {
  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    'text/json',
    'application/problem+json',
    '',
  ])('«%s» is refused with 415 and what to send instead', async (type) => {
    const error = await complaintAbout(readJson(request('{}', { 'Content-Type': type }), anything));
    expect(error).toMatchObject({
      kind: 'unsupported-media-type',
      status: 415,
      message: 'The body is not marked as JSON.',
      action: 'Send it with the header Content-Type: application/json.',
    });
  });

  test('a body without a type is refused with 415', async () => {
    const bare = request(new TextEncoder().encode('{}'), {});
    expect((await complaintAbout(readJson(bare, anything))).status).toBe(415);
  });
});

describe('a body that is too long', () => {
  test('is heard out within reason before it is refused with 413: who is sending reads no answer', async () => {
    const { body, seen } = streamed(40 * megabyte);
    const error = await complaintAbout(readJson(request(body), anything));
    expect(error.status).toBe(413);
    expect(seen.bytes).toBe(40 * megabyte);
  });

  test('is not read to its end when that is far away', async () => {
    const { body, seen } = streamed(200 * megabyte);
    const error = await complaintAbout(readJson(request(body), anything));
    expect(error).toMatchObject({
      kind: 'too-large',
      status: 413,
      message: 'The body is larger than 32 MB.',
    });
    expect(seen.bytes).toBe(128 * megabyte + 64 * 1024);
    expect(seen.cancelled).toBe(true);
  });

  test('is refused whatever length it claims', async () => {
    const { body } = streamed(32 * megabyte + 1, megabyte);
    const error = await complaintAbout(readJson(request(body, { ...json, 'Content-Length': '2' }), anything));
    expect(error.status).toBe(413);
  });
});

describe('a body that is no JSON text', () => {
  test.each([
    ['a byte that begins nothing', [0x22, 0xff, 0x22]],
    ['half a character', [0x22, 0xc3, 0x22]],
    ['a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['the end inside a character', [0x22, 0xf0, 0x9f]],
    ['UTF-16', [0xff, 0xfe, 0x31, 0x00]],
  ])('%s: it is not UTF-8', async (_, bytes) => {
    const error = await complaintAbout(readJson(request(new Uint8Array(bytes)), anything));
    expect(error).toMatchObject({ status: 400, message: 'The body is not valid UTF-8 text.' });
    expect(error.action).toBe('Encode it as UTF-8 and send it again.');
  });

  test.each(['', ' ', '{', '{"a":1,}', "{'a':1}", 'undefined', 'NaN', '{}{}', '[1', '"\n"'])(
    '«%s»: it is not JSON',
    async (text) => {
      const error = await complaintAbout(readJson(request(text), anything));
      expect(error).toMatchObject({ status: 400, message: 'The body is not valid JSON.' });
      expect(error.action).toBe('Correct the JSON and send it again.');
    },
  );

  test('no body at all is not JSON', async () => {
    expect((await complaintAbout(readJson(request(null), anything))).message).toBe(
      'The body is not valid JSON.',
    );
  });

  test('the complaint repeats nothing of the body', async () => {
    const error = await complaintAbout(readJson(request('{"key":"sk-or-v1-secret"'), anything));
    expect(JSON.stringify([error.message, error.action])).not.toContain('secret');
  });
});

describe('a value that does not fit', () => {
  const good = { messages: [{ role: 'user', content: 'Hi' }], columns: [{ id: 'a', model: 'demo:swift' }] };
  const complaint = async (value: unknown) => {
    const error = await complaintAbout(readJson(request(JSON.stringify(value)), setupSchema));
    expect(error).toMatchObject({
      kind: 'invalid-request',
      status: 400,
      action: 'Correct the request and send it again.',
    });
    return error.message;
  };

  test('fits when it is good', async () => {
    expect(await readJson(request(JSON.stringify(good)), setupSchema)).toEqual(good);
  });

  test.each([
    ['at the top', { ...good, colour: 1 }, 'Unknown field "colour".'],
    ['several at once', { ...good, colour: 1, size: 2 }, 'Unknown field "colour", "size".'],
    [
      'in a column',
      { ...good, columns: [{ id: 'a', model: 'x', modle: 1 }] },
      'Unknown field "modle" in columns.0.',
    ],
    [
      'in the parameters',
      { ...good, parameters: { temprature: 1 } },
      'Unknown field "temprature" in parameters.',
    ],
    [
      'in the parameters of a column',
      { ...good, columns: [{ id: 'a', model: 'x', parameters: { max_tokens: 1 } }] },
      'Unknown field "max_tokens" in columns.0.parameters.',
    ],
    [
      'in a message',
      { ...good, messages: [{ role: 'user', content: 'Hi', name: 'me' }] },
      'Unknown field "name" in messages.0.',
    ],
    [
      'in a tool',
      { ...good, tools: [{ name: 'f', parameters: {}, strict: true }] },
      'Unknown field "strict" in tools.0.',
    ],
    [
      'in a part of a message',
      { ...good, messages: [{ role: 'user', content: [{ type: 'text', text: 'a', extra: 1 }] }] },
      'Unknown field "extra" in messages.0.content.0.',
    ],
  ])('an unknown field is named, and where it stands: %s', async (_, value, message) => {
    expect(await complaint(value)).toBe(message);
  });

  test.each([
    ['not an object', null, /^The request must be an object\.$/],
    ['a list', [], /^The request must be an object\.$/],
    ['no messages', { columns: good.columns }, /^messages is missing\.$/],
    ['empty messages', { ...good, messages: [] }, /^A run needs at least one message\.$/],
    [
      'a role of another protocol',
      { ...good, messages: [{ role: 'system', content: 'x' }] },
      /^messages\.0\.role must be user, assistant or tool\.$/,
    ],
    [
      'content that is no text',
      { ...good, messages: [{ role: 'user', content: 3 }] },
      /^messages\.0\.content must be text or a list\.$/,
    ],
    [
      'a part of no kind',
      { ...good, messages: [{ role: 'user', content: [{ type: 'video' }] }] },
      /^messages\.0\.content\.0\.type must be text, image or file\.$/,
    ],
    [
      'a picture from the web',
      { ...good, messages: [{ role: 'user', content: [{ type: 'image', url: 'https://x.test/a.png' }] }] },
      /^messages\.0\.content\.0\.url must be a base64 data URL\.$/,
    ],
    ['no columns', { messages: good.messages }, /^columns is missing\.$/],
    ['empty columns', { ...good, columns: [] }, /^A run needs at least one column\.$/],
    [
      'a column id with a space',
      { ...good, columns: [{ id: 'a b', model: 'x' }] },
      /^columns\.0\.id takes 1 to 64 of A-Z a-z 0-9 _ -\.$/,
    ],
    [
      'a column id of 65 letters',
      { ...good, columns: [{ id: 'a'.repeat(65), model: 'x' }] },
      /^columns\.0\.id takes 1 to 64/,
    ],
    ['no model', { ...good, columns: [{ id: 'a' }] }, /^columns\.0\.model is missing\.$/],
    [
      'the third column of many',
      { ...good, columns: [...good.columns, { id: 'b', model: 'x' }, { id: 'c', model: 3 }] },
      /^columns\.2\.model must be text\.$/,
    ],
    [
      'a temperature beyond its range',
      { ...good, parameters: { temperature: 2.1 } },
      /^parameters\.temperature must be at most 2\.$/,
    ],
    [
      'a temperature that is text',
      { ...good, parameters: { temperature: '1' } },
      /^parameters\.temperature must be a number\.$/,
    ],
    [
      'half a token',
      { ...good, parameters: { maxTokens: 0.5 } },
      /^parameters\.maxTokens must be a whole number\.$/,
    ],
    ['no token', { ...good, parameters: { maxTokens: 0 } }, /^parameters\.maxTokens must be at least 1\.$/],
    [
      'too many stops',
      { ...good, parameters: { stop: ['a', 'b', 'c', 'd', 'e'] } },
      /^parameters\.stop must have at most 4 items\.$/,
    ],
    [
      'an empty stop',
      { ...good, parameters: { stop: [''] } },
      /^parameters\.stop\.0 must have at least 1 character\.$/,
    ],
    [
      'a word that is none of the known',
      { ...good, parameters: { verbosity: 'chatty' } },
      /^parameters\.verbosity must be low, medium, high, xhigh or max\.$/,
    ],
    [
      'a choice of no form',
      { ...good, toolChoice: 3 },
      /^toolChoice must be auto, none or required or an object\.$/,
    ],
    [
      'a tool of a name with a space',
      { ...good, tools: [{ name: 'a b', parameters: {} }] },
      /^tools\.0\.name must match /,
    ],
    [
      'too many columns',
      { ...good, columns: Array.from({ length: 25 }, (_, index) => ({ id: `c${index}`, model: 'x' })) },
      /^A run takes at most 24 columns\.$/,
    ],
  ])('the first complaint names its field and is one sentence: %s', async (_, value, message) => {
    const said = await complaint(value);
    expect(said).toMatch(message);
    expect(said).toMatch(/[^.]\.$/);
  });

  test('whatever comes, it is a set-up or a complaint of one line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        const sent = typeof value === 'object' && value !== null ? { ...good, ...value } : value;
        const outcome = await readJson(request(JSON.stringify(sent)), setupSchema).catch(
          (error: unknown) => error,
        );
        if (outcome instanceof AppError) {
          expect(outcome.message).toMatch(/^.+\.$/s);
          expect(outcome.message).not.toMatch(/Invalid input|Too (big|small)|expected|undefined/);
        } else expect(outcome).not.toBeInstanceOf(Error);
      }),
      { numRuns: 100 },
    );
  });
});
