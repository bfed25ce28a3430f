import { expect, test } from 'vitest';
import { plainModel } from '#lib/providers/listed-models.ts';
import { servedEvent } from '#lib/run/served.ts';

const asked = (name: string) => ({
  name,
  model: plainModel({ id: `openai:${name}`, name, provider: 'openai' }),
});
const by = (name: string, answered: string) =>
  servedEvent(asked(name), { by: answered, endpoint: undefined, cached: false });

test('the dated name of the same model is no fallback', () => {
  expect(by('gpt-4o', 'gpt-4o-2024-08-06')).toEqual({ type: 'reply-served', model: 'gpt-4o-2024-08-06' });
  expect(by('gpt-4o-2024-08-06', 'gpt-4o-2024-08-06')).not.toHaveProperty('fallback');
});

test('another model is', () => {
  expect(by('gpt-4o', 'gpt-4o-mini-2024-07-18')).toMatchObject({ fallback: true });
  expect(by('gpt-4o', 'gpt-4o-mini')).toMatchObject({ fallback: true });
});
