import { expect, test } from 'vitest';
import { lockedDoors } from '#components/picker/doors.ts';

const connections = [
  { id: 'openrouter', name: 'OpenRouter', connected: 'none' },
  { id: 'gemini', name: 'Gemini', connected: 'none' },
  { id: 'openai', name: 'OpenAI', connected: 'own' },
] as const;

test('a provider that has no key is named until one of its models can run', () => {
  const demo = { provider: 'demo', available: true };
  const listed = { provider: 'openrouter', available: false };
  expect(lockedDoors(connections, [demo, listed]).map(({ id }) => id)).toEqual(['openrouter', 'gemini']);
  const open = { provider: 'openrouter', available: true };
  expect(lockedDoors(connections, [demo, listed, open]).map(({ id }) => id)).toEqual(['gemini']);
  expect(lockedDoors([], [demo])).toEqual([]);
});
