import { describe, expect, test } from 'vitest';
import { AppError } from '#lib/errors.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import { checkSetup } from '#lib/run/check-setup.ts';
import { offeredTools, refusedTools } from '#lib/run/refused-tools.ts';
import { catalog } from '../providers/world.ts';
import { setupOf } from './support.ts';

const tool = { name: 'look', parameters: { type: 'object', properties: {} } };

function refusalOf(changes: Partial<Setup>): string | null {
  try {
    checkSetup(setupOf(['a'], changes));
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error).toMatchObject({
      kind: 'invalid-request',
      status: 400,
      action: expect.stringMatching(/\.$/),
    });
    return error.message;
  }
}

describe('tools and schema of a set-up', () => {
  test.each<[string, Partial<Setup>]>([
    ['no tools', { tools: [] }],
    ['a tool', { tools: [tool] }],
    ['a tool without parameters', { tools: [{ name: 'look', parameters: {} }] }],
    ['a required call', { tools: [tool], toolChoice: 'required' }],
    ['a call by name', { tools: [tool], toolChoice: { name: 'look' } }],
    ['no call without tools', { toolChoice: 'none' }],
    ['a schema', { schema: { type: 'object' } }],
    ['a schema that is off', { schema: null }],
  ])('are fine: %s', (_, changes) => {
    expect(refusalOf(changes)).toBeNull();
  });

  test.each<[string, Partial<Setup>, RegExp]>([
    ['two of one name', { tools: [tool, tool] }, /^Two tools are named look\.$/],
    [
      'a schema that is none',
      {
        tools: [tool, { name: 'hear', parameters: { type: 'object', properties: { a: { type: 'strng' } } } }],
      },
      /^The JSON Schema of the tool hear is not valid: properties\.a\.type must be one of/,
    ],
    [
      'parameters that are no object',
      { tools: [{ name: 'look', parameters: { type: 'array' } }] },
      /tool look are not an object/,
    ],
    [
      'an answer’s schema that is none',
      { schema: { type: 'objct' } },
      /^The JSON Schema of the answer is not valid: type must be/,
    ],
    [
      'the choice of a tool that is gone',
      { tools: [tool], toolChoice: { name: 'hear' } },
      /names hear, which is not among/,
    ],
    ['a required call without tools', { toolChoice: 'required' }, /no tools/],
  ])('are refused: %s', (_, changes, message) => {
    expect(refusalOf(changes)).toMatch(message);
  });
});

describe('a model', () => {
  const model = (name: string) => {
    const found = catalog.find(({ id }) => id === `openrouter:demo/${name}`);
    if (!found) throw new Error(`There is no ${name}.`);
    return found;
  };
  const both = setupOf(['a'], { tools: [tool], schema: { type: 'object' } });

  test.each<[string, Partial<Setup>, string | null]>([
    ['caller', both, null],
    ['smith', { schema: both.schema }, null],
    ['smith', both, null],
    ['polyglot', both, 'Polyglot can’t answer by a JSON Schema.'],
    ['swift', both, 'Swift can’t call tools or answer by a JSON Schema.'],
    ['steady', { schema: both.schema }, 'Steady can’t answer by a JSON Schema.'],
    ['swift', { tools: [tool], toolChoice: 'none' }, null],
    ['swift', { tools: [], schema: null }, null],
    ['swift', {}, null],
  ])('%s says what it can’t do: %j', (name, changes, message) => {
    const refusal = refusedTools(model(name), setupOf(['a'], changes));
    if (message === null) return expect(refusal).toBeNull();
    expect(refusal).toMatchObject({
      type: 'reply-error',
      kind: 'unsupported',
      message,
      action: expect.stringMatching(/^Remove the .*, or choose a model that can\.$/),
    });
  });

  test('of which nothing is known is asked', () => {
    expect(refusedTools({ ...model('swift'), parameters: [] }, both)).toBeNull();
  });

  test('that knows no tools is shown none, even those it must not call', () => {
    expect(offeredTools(model('swift'), both).tools).toEqual([]);
    expect(offeredTools(model('caller'), both)).toBe(both);
  });
});
