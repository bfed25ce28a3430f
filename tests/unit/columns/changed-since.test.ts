import { expect, test } from 'vitest';
import { changedSince } from '#components/columns/changed-since.ts';

const name = (model: string) => model.toUpperCase();
const asked = { id: 'a', model: 'swift', system: 'S', parameters: { temperature: 0, seed: 1 } };

test('a column as it was asked has nothing to say, in whatever order its settings stand', () => {
  expect(changedSince(asked, asked, name)).toBeNull();
  const turned = { ...asked, parameters: { seed: 1, temperature: 0 }, messages: undefined };
  expect(changedSince({ ...asked, messages: [{ role: 'user', content: 'x' }] }, turned, name)).toBeNull();
  expect(changedSince({ id: 'a', model: 'm' }, { id: 'a', model: 'm', parameters: {} }, name)).toBeNull();
});

test('a column says what has changed since it was asked', () => {
  expect(changedSince(undefined, asked, name)).toMatch(/has not been asked/);
  expect(changedSince(asked, { ...asked, model: 'steady' }, name)).toMatch(/^SWIFT gave this reply\. STEADY/);
  for (const change of [
    { system: 'T' },
    { parameters: { temperature: 1 } },
    { routing: { sort: 'price' as const } },
  ])
    expect(changedSince(asked, { ...asked, ...change }, name)).toMatch(/settings have changed/);
});
