import { expect, test } from 'vitest';
import { headed, roomAgain } from '#components/columns/trouble-text.ts';

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

test('a limited account says when it has room again; a busy endpoint counts down only', () => {
  const retryAfter = new Date(2026, 10, 23, 18, 0).getTime();
  expect(roomAgain({ kind: 'account-limit', retryAfter }, retryAfter - 1000)).toMatch(
    /^There is room again at 18:00 \S+\.$/,
  );
  expect(roomAgain({ kind: 'account-limit' }, retryAfter)).toBeNull();
  expect(roomAgain({ kind: 'endpoint-busy', retryAfter }, retryAfter)).toBeNull();
});
