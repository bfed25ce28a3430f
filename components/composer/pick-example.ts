import { demoLineUp } from '#components/playground/demo-line-up.ts';
import { starters as schemas } from '#components/schema/starters.ts';
import { starters as tools } from '#components/tools/starters.ts';
import type { Draft, NewId } from '#lib/prompt/draft.ts';
import { randomId } from '#lib/random-id.ts';
import { type Example, examples } from './examples.ts';

/** The demo models that can do what an example asks, more than one for each: they stand in for the others. */
const standIns = {
  tool: ['demo:caller', 'demo:smith', 'demo:polyglot'],
  schema: ['demo:smith', 'demo:caller'],
  picture: ['demo:seer', 'demo:smith', 'demo:polyglot'],
} as const;

const toolsOf = ({ tool }: Example) => tools.filter(({ name }) => name === tool);
const schemaOf = ({ schema }: Example) => schemas.find(({ name }) => name === schema)?.schema ?? null;

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The demo models that an example puts in the place of those that stand; null: they stay. */
function fittingModels(
  { tool, schema, picture }: Example,
  models: readonly string[],
): readonly string[] | null {
  const able = tool ? standIns.tool : schema ? standIns.schema : picture ? standIns.picture : null;
  // They came with another example, and go with it.
  if (Object.values(standIns).some((line) => same(line, models))) return able ?? demoLineUp;
  const isDemo = models.length > 0 && models.every((model) => model.startsWith('demo:'));
  return isDemo && !models.every((model) => able === null || able.some((one) => one === model)) ? able : null;
}

/** What an example changes. What another example has brought along goes; whatever else stands there stays. */
export function pickExample(
  example: Example,
  { columns, ...draft }: Pick<Draft, 'columns'> & Partial<Pick<Draft, 'tools' | 'schema'>>,
  newId: NewId = randomId,
): Partial<Draft> {
  const fitting = fittingModels(
    example,
    columns.map(({ model }) => model),
  );
  const [itsTools, itsSchema] = [toolsOf(example), schemaOf(example)];
  const isBrought = {
    tools: (draft.tools?.length ?? 0) > 0 && examples.some((other) => same(toolsOf(other), draft.tools)),
    schema: draft.schema != null && examples.some((other) => same(schemaOf(other), draft.schema)),
  };
  return {
    prompt: example.prompt,
    ...((itsTools.length > 0 || isBrought.tools) && { tools: itsTools }),
    ...((itsSchema !== null || isBrought.schema) && { schema: itsSchema }),
    ...(fitting && {
      columns: fitting.map((model, place) => ({ id: columns[place]?.id ?? newId(), model })),
    }),
  };
}
