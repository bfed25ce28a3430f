import { describe, expect, test } from 'vitest';
import { examples } from '#components/composer/examples.ts';
import { pickExample } from '#components/composer/pick-example.ts';
import { demoLineUp } from '#components/playground/demo-line-up.ts';
import { columnsOf, countedIds } from '#lib/prompt/draft.ts';
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
    const { schema } = exampleOf('Extract to JSON');
    expect(schema).toBeDefined();
    expect(await compileSchema(schema ?? {})).not.toHaveProperty('complaint');
  });

  test('bring demo models that can do it, and leave those of the reader', () => {
    const vision = pickExample(exampleOf('Vision'), { columns: first }, newId);
    expect(vision.columns).toEqual([{ id: 'c1', model: 'demo:seer' }]);
    const extract = pickExample(exampleOf('Extract to JSON'), { columns: first }, newId);
    expect(models(extract.columns)).toEqual(['demo:smith', 'demo:caller']);
    const own = [{ id: 'c1', model: 'openrouter:a/b' }];
    expect(pickExample(exampleOf('Vision'), { columns: own }, newId)).not.toHaveProperty('columns');
  });

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
