import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ColumnActions } from '#components/columns/column-actions.ts';
import { ModelFacts } from '#components/columns/model-facts.tsx';
import { LentContext } from '#components/quota/lent.ts';
import { model } from './models.ts';

const actions = new Proxy({} as ColumnActions, { get: () => () => {} });
const row = model({ id: 'openrouter:a/b:free', provider: 'openrouter', free: true });

const factsOf = (id: string, isLent: boolean) =>
  renderToStaticMarkup(
    <LentContext value={isLent}>
      <ModelFacts column={{ id: 'a', model: id }} model={row} known actions={actions} />
    </LentContext>,
  );

test('a free model with a suffix that may cost needs a key of one’s own where the key is lent', () => {
  expect(factsOf(`${row.id}:online`, true)).toContain('This model needs a key.');
  expect(factsOf(row.id, true)).not.toContain('needs a key');
  expect(factsOf(`${row.id}:online`, false)).not.toContain('needs a key');
});
