import { describe, expect, test } from 'vitest';
import { filterGroups } from '#components/picker/filters.ts';
import { type Row, toRows } from '#components/picker/rows.ts';
import { parseQuery } from '#lib/catalog/query.ts';
import { model } from '../catalog/fixtures.ts';

const models = ['a', 'b', 'c', 'd'].map((name) => model(`demo:${name}`));
const draw = (rows: Row[]): string[] =>
  rows.map((row) => (row.kind === 'heading' ? row.label : `${row.option} ${row.model.name}`));

describe('the rows', () => {
  test('are the models alone while something is searched for', () => {
    expect(draw(toRows(models, null))).toEqual(['0 demo:a', '1 demo:b', '2 demo:c', '3 demo:d']);
  });

  test('have no headings where nothing is remembered', () => {
    expect(toRows(models, { favourites: [], recents: [] })).toHaveLength(4);
  });

  test('begin with favourites and what was used last, each model once', () => {
    const remembered = { favourites: ['demo:c'], recents: ['demo:c', 'demo:b', 'openrouter:gone'] };
    expect(draw(toRows(models, remembered))).toEqual([
      'Favourites',
      '0 demo:c',
      'Used last',
      '1 demo:b',
      'All models',
      '2 demo:a',
      '3 demo:d',
    ]);
  });

  test('leave a section out that has no model', () => {
    const all = models.map(({ id }) => id);
    expect(draw(toRows(models, { favourites: [], recents: all }))[0]).toBe('Used last');
    expect(draw(toRows(models, { favourites: [], recents: all }))).not.toContain('All models');
  });

  test('are none for no model', () => {
    expect(toRows([], { favourites: ['demo:a'], recents: [] })).toEqual([]);
  });
});

describe('the filter chips', () => {
  test('name each provider that has models, in the catalog’s order', () => {
    const groups = filterGroups([...models, model('openrouter:x/y'), model('gemini:z')]);
    expect(groups.at(-1)).toEqual({
      label: 'Through',
      filters: [
        { label: 'Demo', token: 'by:demo' },
        { label: 'OpenRouter', token: 'by:openrouter' },
        { label: 'Gemini', token: 'by:gemini' },
      ],
    });
  });

  test('are all tokens the query language knows', () => {
    for (const { token } of filterGroups(models).flatMap(({ filters }) => filters)) {
      expect([token, parseQuery(token).words]).toEqual([token, []]);
    }
  });
});
