import { describe, expect, test } from 'vitest';
import {
  writeAge,
  writeCount,
  writeExpiry,
  writeId,
  writePrice,
  writeProvider,
} from '#components/picker/words.ts';
import { model } from '../catalog/fixtures.ts';

const now = Date.UTC(2026, 10, 22, 12);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('the age of the list', () => {
  test.each([
    ['live', 0, 'live just now'],
    ['live', -5 * minute, 'live just now'],
    ['live', 59_999, 'live just now'],
    ['live', 2 * minute, 'live 2 min ago'],
    ['cache', 59 * minute, 'cached 59 min ago'],
    ['cache', 3 * hour, 'cached 3 h ago'],
    ['cache', 47 * hour, 'cached 47 h ago'],
    ['cache', 3 * day, 'cached 3 days ago'],
  ] as const)('of a %s list', (source, age, expected) => {
    expect(writeAge({ source, fetchedAt: now - age, models: [] }, now)).toBe(expected);
  });

  test('of the bundled list is its day', () => {
    const fetchedAt = Date.UTC(2026, 7, 22, 8);
    expect(writeAge({ source: 'snapshot', fetchedAt, models: [] }, now)).toBe(
      'bundled list of 22 August 2026',
    );
  });
});

test.each([
  [17, 421, '17 of 421 models'],
  [421, 421, '421 models'],
  [0, 421, '0 of 421 models'],
  [1, 1, '1 model'],
])('%i shown of %i', (shown, total, expected) => {
  expect(writeCount(shown, total)).toBe(expected);
});

describe('a price', () => {
  const priced = (input: number | null, output: number | null, free = false) =>
    model('demo:x', { free, pricing: { input, output, cacheRead: null, request: null, image: null } });

  test.each([
    [priced(1.5e-7, 6e-7), '$0.15 → $0.60 /M'],
    [priced(0, 0, true), 'free'],
    [priced(null, null, true), 'free tier'],
    [priced(null, null), 'varies'],
    [priced(0, 0), '–'],
  ])('reads $1', (row, expected) => {
    expect(writePrice(row)).toBe(expected);
  });
});

describe('an end', () => {
  const ending = (expires: number | null) => writeExpiry(model('demo:x', { expires }), now);

  test('that is near is said, and one that is past', () => {
    expect(ending(Date.UTC(2026, 11, 31))).toBe('ends 31 Dec');
    expect(ending(now + 60 * day)).toBe('ends 21 Jan');
    expect(ending(Date.UTC(2026, 7, 24))).toBe('ended 24 Aug');
  });

  test('that is far or unknown is not', () => {
    expect(ending(now + 60 * day + 1)).toBeNull();
    expect(ending(null)).toBeNull();
  });
});

test.each([
  ['openrouter:a/b:free', 'a/b:free'],
  ['gemini:gemini-flash', 'gemini · gemini-flash'],
  ['bare', 'bare'],
])('the id %s is written %s', (id, expected) => {
  expect(writeId(model(id))).toBe(expected);
});

test.each([
  ['openrouter', 'OpenRouter'],
  ['gemini', 'Gemini'],
  ['', ''],
])('the provider %j is written %j', (id, expected) => {
  expect(writeProvider(id)).toBe(expected);
});
