import { describe, expect, test } from 'vitest';
import {
  chooseModels,
  columnsOf,
  countedIds,
  type Draft,
  duplicateColumn,
  emptyDraft,
  mostColumns,
  removeColumn,
  replaceModel,
  setColumn,
  toSetup,
} from '#lib/prompt/draft.ts';
import { maxColumns, setupSchema } from '#lib/prompt/setup.ts';

const lineUp = (...models: string[]): Draft => ({ ...emptyDraft, columns: columnsOf(models, countedIds()) });
const models = (draft: Draft) => draft.columns.map((column) => column.model);
const ids = (draft: Draft) => draft.columns.map((column) => column.id);
/** Ids that no column of `lineUp` has. */
const freshIds = () => {
  const next = countedIds();
  return () => `new-${next()}`;
};
const many = (count: number) => Array.from({ length: count }, (_, index) => `demo:m${index}`);

describe('columns of a draft', () => {
  test('the most columns a draft holds are the most that a run takes', () => {
    expect(mostColumns).toBe(maxColumns);
    expect(columnsOf(many(30), countedIds())).toHaveLength(maxColumns);
  });

  test('begin with the same ids on the server and in the browser', () => {
    expect(ids(lineUp('demo:a', 'demo:b'))).toEqual(['c1', 'c2']);
    expect(lineUp('demo:a')).toEqual(lineUp('demo:a'));
  });

  test('can be removed, and only the one named goes', () => {
    const draft = removeColumn(lineUp('demo:a', 'demo:a', 'demo:b'), 'c1');
    expect(ids(draft)).toEqual(['c2', 'c3']);
    expect(removeColumn(draft, 'elsewhere').columns).toEqual(draft.columns);
  });

  test('a duplicate stands beside its original with the same differences and an id of its own', () => {
    const draft = setColumn(lineUp('demo:a', 'demo:b'), 'c1', { parameters: { temperature: 0 } });
    const twice = duplicateColumn(draft, 'c1', freshIds());
    expect(ids(twice)).toEqual(['c1', 'new-c1', 'c2']);
    expect(twice.columns[1]).toEqual({ id: 'new-c1', model: 'demo:a', parameters: { temperature: 0 } });
  });

  test('a full line-up takes no duplicate', () => {
    const draft = lineUp(...many(mostColumns));
    expect(duplicateColumn(draft, 'c1', freshIds())).toBe(draft);
  });
});

describe('what differs in a column', () => {
  test('is set for that column alone', () => {
    const draft = setColumn(lineUp('demo:a', 'demo:b'), 'c2', { system: 'Be brief.' });
    expect(draft.columns).toEqual([
      { id: 'c1', model: 'demo:a' },
      { id: 'c2', model: 'demo:b', system: 'Be brief.' },
    ]);
  });

  test('leaves no routing once all of it is taken back', () => {
    const draft = setColumn(lineUp('openrouter:a/b'), 'c1', { routing: { only: ['host/fp8'] } });
    expect(draft.columns[0]?.routing).toEqual({ only: ['host/fp8'] });
    expect(setColumn(draft, 'c1', { routing: {} })).toEqual(lineUp('openrouter:a/b'));
    expect(setColumn(draft, 'c1', { routing: undefined })).toEqual(lineUp('openrouter:a/b'));
  });

  test('keeps the endpoints named for a model in its variants, and not in another model', () => {
    const routing = { only: ['host/fp8'], order: ['host'], ignore: ['other'], sort: 'price' } as const;
    const own = {
      ...routing,
      only: [...routing.only],
      order: [...routing.order],
      ignore: [...routing.ignore],
    };
    const draft = setColumn(lineUp('openrouter:a/b'), 'c1', { routing: own });
    const variant = setColumn(draft, 'c1', { model: 'openrouter:a/b:nitro' });
    expect(variant.columns[0]).toEqual({ id: 'c1', model: 'openrouter:a/b:nitro', routing: own });
    const other = { id: 'c1', model: 'openrouter:c/d', routing: { sort: 'price' } };
    expect(setColumn(draft, 'c1', { model: 'openrouter:c/d' }).columns).toEqual([other]);
    expect(replaceModel(draft, 'c1', ['openrouter:c/d'], freshIds()).columns).toEqual([other]);
  });

  test('leaves no trace once it is taken back', () => {
    const draft = lineUp('demo:a');
    const changed = setColumn(draft, 'c1', { system: '', parameters: { seed: 1 } });
    expect(changed.columns[0]).toEqual({ id: 'c1', model: 'demo:a', system: '', parameters: { seed: 1 } });
    expect(setColumn(changed, 'c1', { system: undefined, parameters: {} })).toEqual(draft);
  });
});

describe('choosing models', () => {
  test('keeps the columns whose model stays, in the order chosen', () => {
    const draft = setColumn(lineUp('demo:a', 'demo:b'), 'c2', { parameters: { topP: 0.5 } });
    const chosen = chooseModels(draft, ['demo:b', 'demo:c'], freshIds());
    expect(chosen.columns).toEqual([
      { id: 'c2', model: 'demo:b', parameters: { topP: 0.5 } },
      { id: 'new-c1', model: 'demo:c' },
    ]);
  });

  test('keeps both columns of a model that stands twice, and drops one when it is chosen once', () => {
    const draft = lineUp('demo:a', 'demo:a');
    expect(chooseModels(draft, ['demo:a', 'demo:a'], freshIds())).toEqual(draft);
    expect(ids(chooseModels(draft, ['demo:a'], freshIds()))).toEqual(['c1']);
  });

  test('never makes more columns than a run takes', () => {
    expect(chooseModels(emptyDraft, many(30), freshIds()).columns).toHaveLength(mostColumns);
    const full = lineUp(...many(mostColumns));
    expect(replaceModel(full, 'c1', ['demo:x', 'demo:y'], freshIds()).columns).toHaveLength(mostColumns);
  });

  test('for one column puts the first in its place and the others after it', () => {
    const draft = setColumn(lineUp('demo:a', 'demo:b'), 'c1', { system: 'Be brief.' });
    const replaced = replaceModel(draft, 'c1', ['demo:x', 'demo:y'], freshIds());
    expect(replaced.columns).toEqual([
      { id: 'c1', model: 'demo:x', system: 'Be brief.' },
      { id: 'new-c1', model: 'demo:y' },
      { id: 'c2', model: 'demo:b' },
    ]);
  });

  test('for one column leaves it when its own model is still chosen', () => {
    const draft = lineUp('demo:a', 'demo:b');
    expect(models(replaceModel(draft, 'c1', ['demo:a', 'demo:x'], freshIds()))).toEqual([
      'demo:a',
      'demo:x',
      'demo:b',
    ]);
    expect(replaceModel(draft, 'c1', [], freshIds())).toBe(draft);
    expect(replaceModel(draft, 'elsewhere', ['demo:x'], freshIds())).toBe(draft);
  });
});

describe('the set-up a draft makes', () => {
  test('is one the server accepts and carries nothing empty', () => {
    const setup = toSetup({ ...lineUp('demo:a'), prompt: 'Hello', system: '  ' });
    expect(setup).toEqual({
      messages: [{ role: 'user', content: 'Hello' }],
      columns: [{ id: 'c1', model: 'demo:a' }],
    });
    expect(setupSchema.parse(setup)).toEqual(setup);
  });

  test('carries all that was set', () => {
    const tool = { name: 'look_up', parameters: { type: 'object' } };
    const setup = toSetup({
      prompt: 'Hello',
      system: 'Be brief.',
      parameters: { temperature: 0, stop: ['END'] },
      routing: { sort: 'price' },
      tools: [tool],
      toolChoice: { name: 'look_up' },
      schema: { type: 'object' },
      variables: {},
      columns: [{ id: 'c1', model: 'demo:a', system: '', parameters: { seed: 7 } }],
    });
    expect(setupSchema.parse(setup)).toEqual(setup);
    expect(setup).toMatchObject({
      system: 'Be brief.',
      parameters: { temperature: 0, stop: ['END'] },
      routing: { sort: 'price' },
      tools: [tool],
      toolChoice: { name: 'look_up' },
      schema: { type: 'object' },
    });
  });
});
