import { describe, expect, test } from 'vitest';
import {
  keepColumns,
  keepRuns,
  keptConversation,
  withKeptIds,
} from '#components/playground/kept-conversation.ts';
import { columnOf } from './run/support.ts';

function keeperOf(kept: Record<string, string> = {}) {
  const values = new Map(Object.entries(kept));
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

const runs = { shown: 0, next: [{ runs: ['r1', 'r2'], shown: 0, next: [] }] };

describe('a tab’s conversation', () => {
  test('is found again with its columns, as often as the page is loaded', () => {
    const keeper = keeperOf();
    keepRuns(runs, keeper);
    keepColumns([columnOf('a', { system: 'Be brief.' })], keeper);
    const found = { runs, columns: [{ id: 'a', model: 'demo:swift' }] };
    expect(keptConversation(keeper)).toEqual(found);
    expect(keptConversation(keeper)).toEqual(found);
  });

  test('is none once it has no turns, or there is nowhere to keep it', () => {
    const keeper = keeperOf();
    keepRuns(runs, keeper);
    keepRuns({ shown: 0, next: [] }, keeper);
    expect(keptConversation(keeper)).toBeNull();
    keepRuns(runs, null);
    expect(keptConversation(null)).toBeNull();
  });

  test('survives a store that is full', () => {
    const full = {
      ...keeperOf(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(() => keepRuns(runs, full)).not.toThrow();
  });

  test.each([
    '',
    'null',
    '[]',
    '{',
    '{"next":{},"shown":0}',
    '{"next":[{}],"shown":0}',
    '{"next":[{"runs":[1],"next":[],"shown":0}],"shown":0}',
  ])('that reads %j is none', (text) => {
    expect(keptConversation(keeperOf({ 'abreast.runs': text }))).toBeNull();
  });
});

describe('columns after a reload', () => {
  const kept = [
    { id: 'x', model: 'demo:swift' },
    { id: 'c1', model: 'demo:steady' },
    { id: 'y', model: 'demo:swift' },
  ];

  test('have the ids they had, the same model twice in its order', () => {
    const columns = ['demo:swift', 'demo:steady', 'demo:swift'].map((model, index) => ({
      id: `c${index}`,
      model,
    }));
    expect(withKeptIds(columns, kept, () => 'new').map(({ id }) => id)).toEqual(['x', 'c1', 'y']);
  });

  test('that were not there take nobody’s id', () => {
    const columns = [
      { id: 'c1', model: 'demo:scribe' },
      { id: 'c2', model: 'demo:thinker' },
    ];
    expect(withKeptIds(columns, kept, () => 'new').map(({ id }) => id)).toEqual(['new', 'c2']);
  });
});
