import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnNames, modelName } from '#components/columns/column-names.ts';
import { deltas, differenceBadge, differences } from '#components/columns/differences.ts';
import { model } from './models.ts';

const models = new Map(
  [
    model({ id: 'demo:swift', name: 'Demo: Swift' }),
    model({ id: 'demo:swift-2', name: 'Demo: Swift 2' }),
    model({ id: 'openrouter:nvidia/nemotron:free', name: 'NVIDIA: Nemotron 3.5 Lightning (free)' }),
  ].map((one) => [one.id, one]),
);

const named = (...ids: string[]) => [
  ...columnNames(
    ids.map((id, index) => ({ id: `c${index}`, model: id })),
    models,
  ).values(),
];

describe('the name of a column', () => {
  test('is the model’s without its author and its price', () => {
    expect(named('openrouter:nvidia/nemotron:free')).toEqual(['Nemotron 3.5 Lightning']);
  });

  test('is numbered when the model stands again', () => {
    expect(named('demo:swift', 'demo:swift', 'demo:swift')).toEqual(['Swift', 'Swift 2', 'Swift 3']);
  });

  test('leaves a number alone that is another model’s name', () => {
    expect(named('demo:swift', 'demo:swift', 'demo:swift-2')).toEqual(['Swift', 'Swift 3', 'Swift 2']);
  });

  test('of a model that the catalog does not know is the last part of its id', () => {
    expect(modelName('openrouter:deepseek/deepseek-chat:free', undefined)).toBe('deepseek-chat');
    expect(modelName('local:llama3.2', undefined)).toBe('llama3.2');
    expect(modelName('odd', undefined)).toBe('odd');
  });

  test('is never another column’s', () => {
    const ids = fc.array(fc.constantFrom('demo:swift', 'demo:swift-2', 'local:Swift', 'local:Swift 2'));
    fc.assert(
      fc.property(ids, (chosen) => {
        expect(new Set(named(...chosen)).size).toBe(chosen.length);
      }),
    );
  });
});

describe('what differs in a column', () => {
  test('is named short when it is one thing', () => {
    expect(differenceBadge({ parameters: { temperature: 0 } })).toBe('differs: temp 0');
    expect(differenceBadge({ system: '' })).toBe('differs: system');
  });

  test('is only counted as differing when it is several, with all of it in words', () => {
    expect(differenceBadge({ parameters: { temperature: 0, topP: 1 } })).toBe('differs: 2');
    const column = { system: 'Be brief.', parameters: { temperature: 0, stop: ['a', 'b'] } };
    expect(differenceBadge(column)).toBe('differs: 3');
    expect(differences(column)).toEqual(['System prompt', 'Temperature 0', 'Stop sequences a, b']);
  });

  test('is told with what is shared before it', () => {
    const shared = {
      system: 'Be kind.',
      parameters: { temperature: 1 },
      routing: { sort: 'price' as const },
    };
    const column = {
      system: '',
      parameters: { temperature: 0.3, stop: ['a', 'b'] },
      routing: { sort: 'latency' as const, only: ['x'] },
    };
    expect(deltas(column, shared)).toEqual([
      'System prompt: the shared one → none',
      'Temperature: 1 → 0.3',
      'Stop sequences: default → a, b',
      'Only these: default → x',
      'Prefer by: price → latency',
    ]);
    expect(deltas({}, shared)).toEqual([]);
  });

  test('is nothing where nothing is set', () => {
    expect(differenceBadge({})).toBeNull();
    expect(differenceBadge({ parameters: {} })).toBeNull();
    expect(differences({ parameters: { temperature: undefined } })).toEqual([]);
  });
});
