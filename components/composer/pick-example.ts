import type { Draft } from '#lib/prompt/draft.ts';
import type { Example } from './examples.ts';

const caller = 'demo:caller';

/** What an example changes. Of the demo models only Caller knows tools: it stands in for the others. */
export function pickExample({ prompt, tools }: Example, { columns }: Pick<Draft, 'columns'>): Partial<Draft> {
  if (!tools) return { prompt };
  const isDemo = columns.length > 0 && columns.every(({ model }) => model.startsWith('demo:'));
  const [first] = columns;
  return {
    prompt,
    tools: [...tools],
    ...(isDemo && first && { columns: [{ id: first.id, model: caller }] }),
  };
}
