import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf } from '#lib/prompt/message-text.ts';
import { parametersSchema } from '#lib/prompt/parameters.ts';
import { type Setting, settings } from '#lib/prompt/settings.ts';
import { type Message, setupSchema } from '#lib/prompt/setup.ts';
import { columnOf, setupOf } from './support.ts';

const accepts = (setup: unknown) => setupSchema.safeParse(setup).success;
const takes = (key: string, value: unknown) => parametersSchema.safeParse({ [key]: value }).success;
const withColumn = (changes: Record<string, unknown>) => ({
  ...setupOf(),
  columns: [{ ...columnOf('a'), ...changes }],
});

describe('the body of a run', () => {
  test('is taken as the design writes it', () => {
    const body = {
      messages: [{ role: 'user', content: 'text, or parts' }],
      system: 'optional',
      parameters: { temperature: 0.7, maxTokens: 800 },
      tools: [],
      schema: null,
      columns: [
        { id: 'a', model: 'openrouter:nvidia/nemotron-3.5-lightning:free' },
        { id: 'b', model: 'demo:swift', system: 'what differs here', parameters: { temperature: 0 } },
      ],
    };
    expect(setupSchema.parse(body)).toEqual(body);
  });

  test.each([
    ['at its top', { ...setupOf(), temprature: 1 }, 'temprature'],
    ['in a column', withColumn({ modle: 'x' }), 'modle'],
    ['in the parameters', { ...setupOf(), parameters: { temp: 1 } }, 'temp'],
    ['in a message', { ...setupOf(), messages: [{ role: 'user', content: 'x', name: 'y' }] }, 'name'],
  ])('with an unknown field %s is refused, and the field is named', (_where, body, field) => {
    expect(JSON.stringify(setupSchema.safeParse(body).error?.issues)).toContain(`"${field}"`);
  });

  test('has 1 to 24 columns and at least one message', () => {
    const columns = Array.from({ length: 25 }, (_, index) => columnOf(`c${index}`));
    expect(accepts({ ...setupOf(), columns: columns.slice(1) })).toBe(true);
    expect(accepts({ ...setupOf(), columns })).toBe(false);
    expect(accepts({ ...setupOf(), columns: [] })).toBe(false);
    expect(accepts({ ...setupOf(), messages: [] })).toBe(false);
    expect(accepts(withColumn({ messages: [] }))).toBe(false);
  });

  test('names its columns by 1 to 64 plain characters', () => {
    for (const id of ['a', '0', 'A-b_9', 'x'.repeat(64)]) expect(accepts(withColumn({ id }))).toBe(true);
    for (const id of ['', 'x'.repeat(65), 'a b', 'a/b', 'é', 'a\n'])
      expect(accepts(withColumn({ id }))).toBe(false);
  });

  test('carries pictures and files as base64 data URLs only: none is fetched from anywhere', () => {
    const picture = (url: string) =>
      accepts(setupOf(['a'], { messages: [{ role: 'user', content: [{ type: 'image', url }] }] }));
    expect(picture('data:image/png;base64,aGk=')).toBe(true);
    expect(picture('DATA:image/PNG;base64,aGk=')).toBe(true);
    for (const url of ['https://example.com/x.png', 'file:///etc/passwd', 'data:image/png,raw', '']) {
      expect(picture(url)).toBe(false);
    }
  });

  test('has no messages in the system’s name', () => {
    expect(accepts({ ...setupOf(), messages: [{ role: 'system', content: 'x' }] })).toBe(false);
  });

  test('names its tools as the providers can take them', () => {
    const tool = (name: string) => accepts(setupOf(['a'], { tools: [{ name, parameters: {} }] }));
    expect(tool('get_weather-2')).toBe(true);
    for (const name of ['', 'get weather', 'x'.repeat(65), 'é']) expect(tool(name)).toBe(false);
  });
});

describe('the table of settings', () => {
  const ranged = settings.filter((setting) => 'min' in setting);

  test('has a row for every parameter, once', () => {
    const keys = settings.map(({ key }) => key);
    expect([...keys].sort()).toEqual(Object.keys(parametersSchema.shape).sort());
    expect(new Set(settings.map(({ label }) => label)).size).toBe(settings.length);
  });

  test('allows nothing in the form that the server refuses', () => {
    const anyOf = (setting: Setting): fc.Arbitrary<unknown> => {
      if (setting.kind === 'choice') return fc.constantFrom(...setting.choices);
      if (setting.kind === 'list') return fc.array(fc.string({ minLength: 1 }), { maxLength: setting.max });
      const { min, max } = setting;
      return setting.kind === 'integer' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
    };
    for (const setting of settings) {
      fc.assert(
        fc.property(anyOf(setting), (value) => {
          expect(takes(setting.key, value)).toBe(true);
        }),
        { numRuns: 30 },
      );
    }
  });

  test.each(ranged)('$key takes both ends of its range', ({ key, min, max }) => {
    expect([takes(key, min), takes(key, max)]).toEqual([true, true]);
  });

  test.each(ranged.filter(({ kind }) => kind === 'number'))('$key ends where the API ends', (setting) => {
    expect(takes(setting.key, setting.min - 0.01)).toBe(false);
    expect(takes(setting.key, setting.max + 0.01)).toBe(false);
  });

  test.each(ranged.filter(({ kind }) => kind === 'integer'))('$key is a whole number', ({ key, min }) => {
    expect(takes(key, min + 0.5)).toBe(false);
    expect(takes(key, String(min))).toBe(false);
  });

  test.each(settings.filter(({ kind }) => kind === 'choice'))('$key is one of its choices', ({ key }) => {
    for (const value of ['', 'enormous', 'LOW', 1, null]) expect(takes(key, value)).toBe(false);
  });

  test('no parameter takes a number that is none', () => {
    for (const { key } of settings) {
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY, null, {}])
        expect(takes(key, value)).toBe(false);
    }
  });

  test('there are at most four stop sequences, none of them empty', () => {
    expect(takes('stop', [])).toBe(true);
    expect(takes('stop', ['a', 'b', 'c', 'd', 'e'])).toBe(false);
    expect(takes('stop', [''])).toBe(false);
  });
});

test('the text of a message is its string, or its text parts apart by a blank line', () => {
  const message = (content: Message['content']): Message => ({ role: 'user', content });
  expect(textOf(message('Hi'))).toBe('Hi');
  expect(textOf(message([]))).toBe('');
  const picture = { type: 'image' as const, url: 'data:image/png;base64,aGk=' };
  expect(textOf(message([picture]))).toBe('');
  expect(textOf(message([{ type: 'text', text: 'One' }, picture, { type: 'text', text: 'two' }]))).toBe(
    'One\n\ntwo',
  );
});
