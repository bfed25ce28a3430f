import { describe, expect, test } from 'vitest';
import { answerText } from '#components/columns/answer-text.ts';
import { promptText } from '#components/columns/prompt-text.ts';
import { examples } from '#components/composer/examples.ts';
import { pickExample } from '#components/composer/pick-example.ts';
import { starters as answers } from '#components/schema/starters.ts';
import { starters } from '#components/tools/starters.ts';
import { isTaken, nameComplaint, rowOf, toolsOf } from '#components/tools/tool-row.ts';
import { toolSchema } from '#lib/prompt/setup.ts';
import { choiceAmong, readToolChoice, writeToolChoice } from '#lib/prompt/tool-choice.ts';
import { schemaComplaint } from '#lib/schema/compile-schema.ts';

const look = { name: 'look', parameters: { type: 'object' }, result: 'found' };

describe('starters', () => {
  test.each(starters)('the tool $name is one the server takes', (tool) => {
    expect(toolSchema.parse(tool)).toEqual(tool);
    expect(schemaComplaint(tool.parameters)).toBeNull();
  });

  test.each(answers)('the answer $name has a valid schema', ({ schema }) => {
    expect(schemaComplaint(schema)).toBeNull();
  });
});

describe('a tool while it is being written', () => {
  test('is the tool it was made of', () => {
    for (const tool of [...starters, look]) expect(toolsOf([rowOf(tool)])).toEqual([tool]);
  });

  test('is none until its name and its schema are', () => {
    const row = rowOf(look);
    for (const half of [{ name: '' }, { name: 'with space' }, { schema: '{"type":' }, { schema: '[]' }]) {
      expect(toolsOf([{ ...row, ...half }, rowOf({ ...look, name: 'other' })])).toMatchObject([
        { name: 'other' },
      ]);
    }
  });

  test('keeps an empty result, which is one, apart from being asked', () => {
    expect(toolsOf([{ ...rowOf(look), result: '' }])).toMatchObject([{ result: '' }]);
    expect(toolsOf([{ ...rowOf(look), result: null }])[0]).not.toHaveProperty('result');
  });

  test('gives way to one of its name before it', () => {
    const rows = [rowOf(look), rowOf({ ...look, result: 'second' })];
    expect([isTaken(rows, 0), isTaken(rows, 1)]).toEqual([false, true]);
    expect(toolsOf(rows)).toEqual([look]);
  });

  test('says what is wrong with its name', () => {
    expect(nameComplaint('get_weather-2')).toBeNull();
    expect(nameComplaint('')).toMatch(/name/);
    expect(nameComplaint('é')).toMatch(/letters, digits/);
    expect(nameComplaint('a'.repeat(65))).not.toBeNull();
  });
});

describe('the choice of tools', () => {
  test.each(['auto', 'none', 'required', { name: 'look' }, { name: 'auto' }] as const)(
    '%j comes back',
    (choice) => {
      expect(readToolChoice(writeToolChoice(choice))).toEqual(choice);
    },
  );

  test.each(['', 'look', 'tool:', 'Auto'])('%j is none', (text) => {
    expect(readToolChoice(text)).toBeNull();
  });

  test('falls back to auto where its tool, or every tool, is gone', () => {
    expect(choiceAmong([look], { name: 'look' })).toEqual({ name: 'look' });
    expect(choiceAmong([look], { name: 'hear' })).toBe('auto');
    expect(choiceAmong([look], 'required')).toBe('required');
    expect(choiceAmong([], 'required')).toBe('auto');
  });
});

describe('an example with a tool', () => {
  const example = examples.find(({ tool }) => tool);
  const demo = [
    { id: 'c1', model: 'demo:swift' },
    { id: 'c2', model: 'demo:steady' },
  ];

  test('brings the tool, and demo models that call it where only demo models stand', () => {
    if (!example) throw new Error('No example has a tool.');
    expect(pickExample(example, { columns: demo })).toEqual({
      prompt: example.prompt,
      tools: starters.filter(({ name }) => name === 'get_weather'),
      columns: [
        { id: 'c1', model: 'demo:caller' },
        { id: 'c2', model: 'demo:smith' },
        { id: expect.any(String), model: 'demo:polyglot' },
      ],
    });
    const real = [...demo, { id: 'c3', model: 'openrouter:a/b' }];
    expect(pickExample(example, { columns: real })).not.toHaveProperty('columns');
    expect(pickExample(example, { columns: [] })).not.toHaveProperty('columns');
  });

  test('is not the other kind, which leaves tools alone', () => {
    expect(pickExample({ kind: 'Poem', prompt: 'Write.' }, { columns: demo })).toEqual({ prompt: 'Write.' });
  });
});

describe('what is shown', () => {
  test('as the prompt of a run that gives results back is nothing: they are no prompt', () => {
    const messages = [
      { role: 'assistant' as const, content: '', toolCalls: [{ id: 'x', name: 'look', text: '{}' }] },
      { role: 'tool' as const, id: 'x', name: 'look', content: '4 degrees' },
    ];
    expect(promptText({ messages, columns: [] })).toBe('');
  });

  test('of JSON that was asked for is code, and grows with the text', () => {
    const whole = '{"a": "```"}';
    for (let length = 1; length <= whole.length; length++) {
      expect(answerText(whole, true).startsWith(answerText(whole.slice(0, length), true))).toBe(true);
    }
    expect(answerText('Sorry, no.', true)).toBe('Sorry, no.');
    expect(answerText(whole, false)).toBe(whole);
  });
});
