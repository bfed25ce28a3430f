import { describe, expect, test } from 'vitest';
import { examples } from '#components/composer/examples.ts';
import { pickExample } from '#components/composer/pick-example.ts';
import { demoLineUp } from '#components/playground/demo-line-up.ts';
import { can } from '#lib/catalog/search.ts';
import { columnsOf, countedIds } from '#lib/prompt/draft.ts';
import { demoProvider } from '#lib/providers/demo.ts';
import { compileSchema } from '#lib/schema/compile-schema.ts';

function exampleOf(kind: string) {
  const found = examples.find((example) => example.kind === kind);
  if (!found) throw new Error(`There is no example ${kind}.`);
  return found;
}

const first = columnsOf(demoLineUp, countedIds());
const newId = () => 'new';
const models = (columns: readonly { model: string }[] | undefined) => columns?.map(({ model }) => model);

describe('the examples', () => {
  test('have one for each thing people compare models by', () => {
    expect(examples.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['Reasoning', 'Code', 'Extract to JSON', 'Translate', 'Vision', 'Use a tool']),
    );
  });

  test('bring a schema that the set-up takes', async () => {
    const { schema } = pickExample(exampleOf('Extract to JSON'), { columns: [] });
    expect(schema).toMatchObject({ type: 'object' });
    expect(await compileSchema(schema ?? {})).not.toHaveProperty('complaint');
  });

  test('bring demo models that can do it, and leave those of the reader', () => {
    const vision = pickExample(exampleOf('Vision'), { columns: first }, newId);
    expect(models(vision.columns)).toEqual(['demo:seer', 'demo:smith', 'demo:polyglot']);
    expect(vision.columns?.[0]?.id).toBe('c1');
    const extract = pickExample(exampleOf('Extract to JSON'), { columns: first }, newId);
    expect(models(extract.columns)).toEqual(['demo:smith', 'demo:caller']);
    const own = [{ id: 'c1', model: 'openrouter:a/b' }];
    expect(pickExample(exampleOf('Vision'), { columns: own }, newId)).not.toHaveProperty('columns');
  });

  test.each(['Vision', 'Use a tool', 'Extract to JSON'])(
    '%s stays a comparison of models that can do what it asks',
    async (kind) => {
      const example = exampleOf(kind);
      const asked = models(pickExample(example, { columns: first }, newId).columns) ?? [];
      expect(asked.length).toBeGreaterThan(1);
      const demo = (await demoProvider().models()).filter(({ id }) => asked.includes(id));
      expect(demo).toHaveLength(asked.length);
      for (const model of demo) {
        if (example.picture) expect(can(model, 'vision')).toBe(true);
        if (example.tool) expect(can(model, 'tools')).toBe(true);
        if (example.schema) expect(can(model, 'json')).toBe(true);
      }
    },
  );

  test('take back what another one brought, and nothing else', () => {
    const tool = exampleOf('Use a tool');
    const asked = pickExample(tool, { columns: first }, newId);
    const next = pickExample(
      exampleOf('Extract to JSON'),
      { columns: asked.columns ?? [], tools: asked.tools },
      newId,
    );
    expect(next.tools).toEqual([]);
    const back = pickExample(
      exampleOf('Compare'),
      { columns: next.columns ?? [], schema: next.schema },
      newId,
    );
    expect(back.schema).toBeNull();
    expect(models(back.columns)).toEqual(demoLineUp);
    const own = [{ name: 'mine', parameters: { type: 'object' } }];
    expect(pickExample(exampleOf('Poem'), { columns: first, tools: own }, newId)).toEqual({
      prompt: exampleOf('Poem').prompt,
    });
  });
});
