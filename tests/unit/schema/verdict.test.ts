import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaComplaint } from '#lib/schema/compile-schema.ts';
import { readSchema, writeSchema } from '#lib/schema/read-schema.ts';
import { judge } from '#lib/schema/verdict.ts';

const order = {
  type: 'object',
  properties: {
    city: { type: 'string', minLength: 2 },
    unit: { enum: ['c', 'f'] },
    count: { type: ['integer', 'null'] },
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: { 'a/b~c': { type: 'number' } },
        required: ['a/b~c'],
        additionalProperties: false,
      },
    },
    day: { format: 'date' },
    kind: { const: 'order' },
  },
  required: ['city'],
};

describe('a text judged by a schema', () => {
  test.each([
    ['{"city":"Oslo"}', null],
    [' {"city":"Oslo","count":null}\n', null],
    ['{}', 'city is missing'],
    ['[]', 'The value must be an object'],
    ['{"city":1}', 'city must be a string'],
    ['{"city":"O"}', 'city must NOT have fewer than 2 characters'],
    ['{"city":"Oslo","unit":"k"}', 'unit must be one of "c", "f"'],
    ['{"city":"Oslo","count":"x"}', 'count must be an integer or null'],
    ['{"city":"Oslo","items":[{}]}', 'items[0].a/b~c is missing'],
    ['{"city":"Oslo","items":[{"a/b~c":1,"x":2}]}', 'items[0].x is not allowed'],
    ['{"city":"Oslo","items":[{"a/b~c":"1"}]}', 'items[0].a/b~c must be a number'],
    ['{"city":"Oslo","day":"soon"}', 'day must match format "date"'],
    ['{"city":"Oslo","kind":"bill"}', 'kind must be "order"'],
  ])('%s', (text, complaint) => {
    expect(judge(order, text)).toEqual(complaint ? { type: 'not-valid', complaint } : { type: 'valid' });
  });

  test.each([
    ['', 'It is empty'],
    [' \n', 'It is empty'],
    ['Here you are: {"city":"Oslo"}', 'It is plain text'],
    ['```json\n{"city":"Oslo"}\n```', 'It stands in a code fence'],
    ['```json\n{"city":\n```', 'It is plain text'],
    ['{"city":"Os', 'It is cut off or malformed'],
    ["{'city': 1}", 'It is cut off or malformed'],
  ])('%j is no JSON', (text, complaint) => {
    expect(judge(order, text)).toEqual({ type: 'not-json', complaint });
  });

  test('a complaint names a place in a list at the root, and is never long', () => {
    const list = { type: 'array', items: { type: 'string' } };
    expect(judge(list, '["a",1]')).toMatchObject({ complaint: '[1] must be a string' });
    const long = judge({ type: 'object', required: ['x'.repeat(500)] }, '{}');
    expect(long.type === 'not-valid' && long.complaint.length).toBe(200);
  });

  test('whatever the text, there is a verdict', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['valid', 'not-json', 'not-valid']).toContain(judge(order, text).type);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a schema', () => {
  const draft7 = 'http://json-schema.org/draft-07/schema#';

  test.each([
    [{}],
    [{ type: 'object', properties: {} }],
    [
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'array',
        prefixItems: [{ type: 'null' }],
      },
    ],
    [{ $schema: draft7, type: 'array', items: [{ type: 'string' }] }],
    [{ $id: 'https://example.org/a', $defs: { a: {} }, $ref: '#/$defs/a' }],
    [{ type: 'string', format: 'of-our-own', unheardOf: true, strict: true }],
    [{ type: 'string', pattern: '^[\\w-\\.]+$' }],
  ])('that providers take is taken: %j', (schema) => {
    expect(schemaComplaint(schema)).toBeNull();
  });

  test.each([
    [{ type: 'objct' }, /^type must be one of "array"/],
    [{ properties: { city: { type: 'strng' } } }, /^properties\.city\.type must be one of/],
    [{ properties: [] }, /^properties must be an object/],
    [{ required: 'city' }, /^required must be an array/],
    [{ type: 'array', items: [{ type: 'string' }] }, /^items must be an object or a boolean/],
    [{ $ref: '#/$defs/gone' }, /^#\/\$defs\/gone refers to nothing in it/],
    [{ $ref: 'https://example.org/far' }, /^https:\/\/example\.org\/far refers to nothing in it/],
    [{ pattern: '(' }, /is not a valid pattern/],
    [{ description: 'x'.repeat(50_001) }, /larger than 50,000/],
  ])('that is wrong says where: %j', (schema, complaint) => {
    expect(schemaComplaint(schema)).toMatch(complaint);
    expect(judge(schema, '{}')).toMatchObject({ type: 'bad-schema' });
  });

  test('is not made asynchronous by what it says of itself', () => {
    expect(judge({ $async: true, type: 'object' }, '[]')).toMatchObject({ type: 'not-valid' });
  });

  test('nested without end is refused and ends nothing', () => {
    let deep: Record<string, unknown> = { type: 'object' };
    for (let level = 0; level < 2_000; level++) deep = { properties: { a: deep } };
    expect(schemaComplaint(deep)).not.toBeNull();
  });

  test('whose pattern takes for ever is given up', () => {
    const slow = { type: 'string', pattern: '^(a+)+$' };
    const text = JSON.stringify(`${'a'.repeat(60)}b`);
    expect(judge(slow, text)).toEqual({ type: 'not-valid', complaint: 'It takes too long to check' });
    expect(judge(slow, '"aaa"')).toEqual({ type: 'valid' });
  });

  test('is compiled once for all its calls', () => {
    const schema = { type: 'object', properties: { a: { type: 'number' } } };
    schemaComplaint(schema);
    schema.properties.a.type = 'string';
    expect(judge(schema, '{"a":1}')).toEqual({ type: 'valid' });
  });
});

describe('a schema that is being written', () => {
  test('is read when it is an object, and else says what keeps it', () => {
    expect(readSchema('{"type":"object"}')).toEqual({ schema: { type: 'object' } });
    expect(readSchema('')).toEqual({ complaint: 'It is empty' });
    expect(readSchema('{"type":')).toEqual({ complaint: 'It is not JSON yet' });
    for (const text of ['[]', '1', 'null', '"a"']) {
      expect(readSchema(text)).toEqual({ complaint: 'It must be an object in braces' });
    }
    expect(readSchema(writeSchema(order))).toEqual({ schema: order });
  });
});
