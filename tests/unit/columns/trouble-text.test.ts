import { expect, test } from 'vitest';
import { headed } from '#components/columns/trouble-text.ts';

test('whose limit it is stands first', () => {
  expect(headed({ kind: 'account-limit', message: 'Today’s free requests are used up.' })).toEqual([
    'Your account is limited.',
    'Today’s free requests are used up.',
  ]);
  expect(headed({ kind: 'endpoint-busy', message: 'Acme takes no more.' })[0]).toBe('This endpoint is busy.');
});

test('any other trouble begins with its own first clause', () => {
  expect(headed({ kind: 'network', message: 'It broke: the line is cut.' })).toEqual([
    'It broke:',
    'the line is cut.',
  ]);
});
