import { binarySearch, fetchWithRetry, fizzBuzz, lruCache, reverseString } from './classics.ts';
import { debounce } from './debounce.ts';
import { pythonDataclass, reactHook, regex, sqlQuery } from './everyday.ts';
import type { Snippet } from './snippet.ts';

/** Working code for what people ask first. A new snippet is one entry; the first match wins. */
export const snippets: readonly Snippet[] = [
  debounce,
  reverseString,
  fizzBuzz,
  binarySearch,
  fetchWithRetry,
  lruCache,
  pythonDataclass,
  reactHook,
  regex,
  sqlQuery,
];
