import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { modelSchema } from '#lib/catalog/model.ts';
import { readOpenRouterModels } from '#lib/catalog/openrouter-models.ts';
import { packSnapshot, printSnapshot, readSnapshot, unpackSnapshot } from '#lib/catalog/snapshot.ts';
import { entry } from './fixtures.ts';

const taken = '2026-08-22T08:06:27.000Z';

describe('a snapshot', () => {
  const { models } = readOpenRouterModels([
    entry('maker/plain'),
    entry('maker/free:free', { pricing: { prompt: '0', completion: '0' } }),
    entry('maker/batch:batch'),
    entry('maker/ends', { expiration_date: '2027-01-15' }),
    entry('maker/auto', { pricing: { prompt: '-1', completion: '-1' }, top_provider: null }),
    entry('maker/any', {
      reasoning: { mandatory: true, supported_efforts: null, supports_max_tokens: true },
    }),
    entry('maker/none', { reasoning: { mandatory: false } }),
    entry('maker/some', { reasoning: { supported_efforts: ['high', 'low'], default_effort: 'high' } }),
    entry('maker/budget', { reasoning: { mandatory: false, supports_max_tokens: true } }),
    { id: 'maker/bare' },
  ]);

  test('gives back every fact it was made from, without the descriptions', () => {
    const printed = printSnapshot(packSnapshot(models, taken));
    const answer = unpackSnapshot(JSON.parse(printed));
    expect(answer).toEqual({
      source: 'snapshot',
      fetchedAt: Date.parse(taken),
      models: models.map((model) => ({ ...model, description: null })),
    });
    expect(printed).not.toContain('A model for tests.');
  });

  test('has one line per model', () => {
    const lines = printSnapshot(packSnapshot(models, taken)).split('\n');
    for (const { id } of models) {
      const name = JSON.stringify(id.replace('openrouter:', ''));
      expect(lines.filter((line) => line.startsWith(`[${name},`))).toHaveLength(1);
    }
  });
});

describe('the shipped snapshot', () => {
  test('holds models the whole product can use', async () => {
    const { source, fetchedAt, models } = await readSnapshot();
    expect(source).toBe('snapshot');
    expect(new Date(fetchedAt).toISOString().slice(0, 10)).toBe('2026-08-22');
    expect(models).toHaveLength(421);
    expect(models.filter((model) => model.free)).toHaveLength(20);
    expect(models.filter((model) => model.unavailable === 'batch-only')).toHaveLength(61);
    expect(new Set(models.map((model) => model.id)).size).toBe(models.length);
    for (const model of models) expect(modelSchema.parse(model)).toEqual(model);
  });

  test('stays small', () => {
    const file = new URL('../../../lib/catalog/snapshot.json', import.meta.url);
    expect(readFileSync(file).byteLength).toBeLessThan(150_000);
  });
});
