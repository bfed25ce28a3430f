import { expect, test } from 'vitest';
import { lockedDoors } from '#components/picker/doors.ts';

const connections = [
  { id: 'openrouter', name: 'OpenRouter', connected: 'none' },
  { id: 'gemini', name: 'Gemini', connected: 'none' },
  { id: 'openai', name: 'OpenAI', connected: 'own' },
] as const;

test('a provider that no model in the list speaks of, and that has no key, is named', () => {
  const models = [{ provider: 'openrouter' }, { provider: 'demo' }];
  expect(lockedDoors(connections, models).map(({ id }) => id)).toEqual(['gemini']);
  expect(lockedDoors(connections, [...models, { provider: 'gemini' }])).toEqual([]);
  expect(lockedDoors([], models)).toEqual([]);
});
