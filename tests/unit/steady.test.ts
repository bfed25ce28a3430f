import { expect, test } from 'vitest';
import { steadied } from '#components/playground/use-steady.ts';

test('a steady handler does what the newest render’s does, with what it was given', () => {
  const first = { say: (word: string) => `first ${word}` };
  const newest = { current: first };
  const { say } = steadied(first, newest);
  newest.current = { say: (word) => `second ${word}` };
  expect(say('hello')).toBe('second hello');
});
