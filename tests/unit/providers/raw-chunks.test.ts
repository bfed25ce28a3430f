import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRawChunks } from '#lib/run/raw-chunks.ts';

const heard = (...chunks: unknown[]) => {
  const raw = createRawChunks();
  for (const chunk of chunks) raw.hear(chunk);
  return raw;
};
const delta = (value: object, more: object = {}) => ({ choices: [{ index: 0, delta: value, ...more }] });
const call = (piece: object) => delta({ tool_calls: [piece] });

describe('calls', () => {
  test('without an index are told apart by their ids', () => {
    const raw = heard(
      call({ id: 'a', function: { name: 'look', arguments: '{"a":1}' } }),
      call({ id: 'b', function: { name: 'look', arguments: '{"b":2}' } }),
    );
    expect(raw.calls()).toEqual([
      { id: 'a', name: 'look', text: '{"a":1}' },
      { id: 'b', name: 'look', text: '{"b":2}' },
    ]);
  });

  test('without an index in one chunk are told apart too', () => {
    const pieces = ['a', 'b'].map((id) => ({ id, function: { name: 'look', arguments: id } }));
    expect(
      heard(delta({ tool_calls: pieces }))
        .calls()
        .map(({ text }) => text),
    ).toEqual(['a', 'b']);
  });

  test('without an index go on with pieces that have no name', () => {
    const raw = heard(
      call({ id: 'a', function: { name: 'look', arguments: '{"a"' } }),
      call({ function: { arguments: ':1}' } }),
      call({ id: 'a', function: { name: 'look', arguments: ' ' } }),
    );
    expect(raw.calls()).toEqual([{ id: 'a', name: 'look', text: '{"a":1} ' }]);
  });

  test('without an id are given one each', () => {
    const raw = heard(
      call({ index: 0, function: { name: 'look', arguments: '' } }),
      call({ index: 1, function: { name: 'hear', arguments: '' } }),
    );
    expect(raw.calls().map(({ id }) => id)).toEqual(['call-1', 'call-2']);
  });

  test('keep the id of their first piece', () => {
    const raw = heard(
      call({ index: 0, id: 'a', function: { name: 'look' } }),
      call({ index: 0, id: 'z', function: { arguments: '{}' } }),
    );
    expect(raw.calls()).toEqual([{ id: 'a', name: 'look', text: '{}' }]);
  });

  test('cut anywhere are the same calls', () => {
    const texts = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(texts, (calls) => {
        const raw = createRawChunks();
        const longest = Math.max(...calls.map((pieces) => pieces.length));
        for (let step = 0; step < longest; step++) {
          for (const [index, pieces] of calls.entries()) {
            const first = step === 0 ? { id: `id-${index}`, type: 'function' } : {};
            const written = { ...(step === 0 ? { name: 'look' } : {}), arguments: pieces[step] ?? '' };
            raw.hear(call({ index, ...first, function: written }));
          }
        }
        expect(raw.calls()).toEqual(
          calls.map((pieces, index) => ({ id: `id-${index}`, name: 'look', text: pieces.join('') })),
        );
      }),
    );
  });
});

describe('the finish reason', () => {
  test('is the first that was given', () => {
    const raw = heard(
      delta({}, { finish_reason: null }),
      delta({}, { finish_reason: 'length' }),
      delta({}, { finish_reason: 'stop' }),
    );
    expect(raw.finishReason()).toBe('length');
    expect(heard(delta({}, { finish_reason: '' }), { choices: [] }).finishReason()).toBeUndefined();
  });
});

describe('usage', () => {
  test('is the last that was given', () => {
    expect(
      heard({ usage: { prompt_tokens: 1 } }, { usage: { prompt_tokens: 2 } }, { usage: null }).usage(),
    ).toEqual({ prompt_tokens: 2 });
    expect(heard({ choices: [] }).usage()).toBeUndefined();
  });

  test.each([
    ['no choices', { choices: [], usage: {} }],
    [
      'an empty delta',
      { ...delta({ content: '', role: 'assistant', reasoning: null, tool_calls: [] }), usage: {} },
    ],
    ['no choices at all', { usage: {} }],
  ])('with %s is a chunk of nothing but counts', (_, chunk) => {
    expect(heard(chunk).isCountOnly()).toBe(true);
  });

  test.each([
    ['a text', { ...delta({ content: 'Hi' }), usage: {} }],
    ['a thought', { ...delta({ reasoning: 'Hm' }), usage: {} }],
    ['a call', { ...call({ index: 0 }), usage: {} }],
    ['an error', { choices: [], usage: {}, error: { code: 502 } }],
    ['no usage', { choices: [] }],
    ['usage that is null', { choices: [], usage: null }],
  ])('with %s is not', (_, chunk) => {
    expect(heard({ choices: [], usage: {} }, chunk).isCountOnly()).toBe(false);
  });
});

test('nothing that is heard is thrown back', () => {
  fc.assert(
    fc.property(fc.array(fc.anything()), (chunks) => {
      const raw = heard(...chunks);
      expect(
        raw.calls().every(({ id, name, text }) => [id, name, text].every((each) => typeof each === 'string')),
      ).toBe(true);
      expect(typeof raw.isCountOnly()).toBe('boolean');
    }),
  );
});

describe('errors', () => {
  const error = { message: 'The server had an error.', type: 'server_error' };

  test('stand in a chunk alone, beside a choice, or within one', () => {
    expect(heard(delta({ content: 'a' }), { error }).error()).toBe(error);
    expect(heard({ ...delta({ content: '' }, { finish_reason: 'error' }), error }).error()).toBe(error);
    expect(heard(delta({}, { error })).error()).toBe(error);
  });

  test('are none where there is none, and the first of several', () => {
    expect(heard(delta({ content: 'a' }), { ...delta({}), error: null }).error()).toBeUndefined();
    expect(heard({ error }, { error: 'later' }).error()).toBe(error);
  });
});
