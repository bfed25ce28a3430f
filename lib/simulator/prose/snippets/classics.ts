import type { Snippet } from './snippet.ts';

export const reverseString: Snippet = {
  title: 'Reverse a string',
  match: /\brevers\w*\b.*\bstrings?\b|\bstrings?\b.*\brevers/,
  sources: {
    typescript: `/** Reverses by what a reader sees as a character, so emoji and accents stay whole. */
export function reverse(text: string): string {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
    .reverse()
    .join('');
}`,
    javascript: `export function reverse(text) {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment).reverse().join('');
}`,
    python: `def reverse(text: str) -> str:
    """Reverses code points; combining accents will move to the wrong letter."""
    return text[::-1]`,
    go: `package text

// Reverse works on runes, so multi-byte characters stay whole.
func Reverse(text string) string {
	runes := []rune(text)
	for left, right := 0, len(runes)-1; left < right; left, right = left+1, right-1 {
		runes[left], runes[right] = runes[right], runes[left]
	}
	return string(runes)
}`,
    rust: `/// Reverses code points; for whole graphemes use the unicode-segmentation crate.
pub fn reverse(text: &str) -> String {
    text.chars().rev().collect()
}`,
  },
  compact: { typescript: "const reverse = (text: string) => [...text].reverse().join('');" },
  usage: {
    typescript: `reverse('stressed'); // 'desserts'
reverse('née 👍🏽'); // '👍🏽 eén': the skin tone stays on the thumb`,
    python: 'assert reverse("stressed") == "desserts"',
  },
  summary: 'Split the text into characters, turn the list round, and join it again.',
  notes: [
    '`split("")` cuts emoji in half; spreading keeps code points, a segmenter keeps whole graphemes.',
    'Time and memory are linear in the length.',
  ],
  avoid: [
    ['Checking for a palindrome', 'compare from both ends, no copy needed'],
    ['Right-to-left display', 'set the text direction instead'],
  ],
  edge: 'A flag or a family emoji is several code points, so the short version takes it apart.',
};

export const fizzBuzz: Snippet = {
  title: 'FizzBuzz',
  match: /\bfizz ?-?buzz/,
  sources: {
    typescript: `const rules = [
  [3, 'Fizz'],
  [5, 'Buzz'],
] as const;

export function fizzBuzz(number: number): string {
  const words = rules.filter(([divisor]) => number % divisor === 0).map(([, word]) => word);
  return words.join('') || String(number);
}

for (let number = 1; number <= 100; number += 1) console.log(fizzBuzz(number));`,
    javascript: `for (let number = 1; number <= 100; number += 1) {
  const word = (number % 3 ? '' : 'Fizz') + (number % 5 ? '' : 'Buzz');
  console.log(word || number);
}`,
    python: `RULES = ((3, "Fizz"), (5, "Buzz"))

def fizz_buzz(number: int) -> str:
    return "".join(word for divisor, word in RULES if number % divisor == 0) or str(number)

for number in range(1, 101):
    print(fizz_buzz(number))`,
    go: `package main

import "fmt"

func main() {
	for number := 1; number <= 100; number++ {
		switch {
		case number%15 == 0:
			fmt.Println("FizzBuzz")
		case number%3 == 0:
			fmt.Println("Fizz")
		case number%5 == 0:
			fmt.Println("Buzz")
		default:
			fmt.Println(number)
		}
	}
}`,
    rust: `fn main() {
    for number in 1..=100 {
        match (number % 3, number % 5) {
            (0, 0) => println!("FizzBuzz"),
            (0, _) => println!("Fizz"),
            (_, 0) => println!("Buzz"),
            _ => println!("{number}"),
        }
    }
}`,
  },
  compact: {
    typescript: `for (let n = 1; n <= 100; n += 1) console.log((n % 3 ? '' : 'Fizz') + (n % 5 ? '' : 'Buzz') || n);`,
  },
  usage: {
    typescript:
      "fizzBuzz(9); // 'Fizz'\nfizzBuzz(10); // 'Buzz'\nfizzBuzz(15); // 'FizzBuzz'\nfizzBuzz(7); // '7'",
  },
  summary: 'Multiples of three say Fizz, of five Buzz, of both FizzBuzz; everything else is the number.',
  notes: [
    'A table of rules makes "7 is Bazz" one more row.',
    'Joining the words removes the special case for fifteen.',
  ],
  avoid: [
    ['An interview for senior people', 'a small real problem from your own code'],
    ['Clever one-liners in shared code', 'the version with rules'],
  ],
  edge: 'Zero is a multiple of everything, so it prints FizzBuzz; start at one unless you want that.',
};

export const binarySearch: Snippet = {
  title: 'Binary search',
  match: /\bbinary[- ]?search/,
  sources: {
    typescript: `/** Index of \`target\` in ascending \`items\`, or -1. */
export function binarySearch(items: readonly number[], target: number): number {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = low + ((high - low) >> 1);
    const value = items[middle] as number;
    if (value === target) return middle;
    if (value < target) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}`,
    javascript: `export function binarySearch(items, target) {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = low + ((high - low) >> 1);
    if (items[middle] === target) return middle;
    if (items[middle] < target) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}`,
    python: `from bisect import bisect_left

def binary_search(items: list[int], target: int) -> int:
    """Index of target in ascending items, or -1."""
    index = bisect_left(items, target)
    return index if index < len(items) and items[index] == target else -1`,
    go: `package search

import "slices"

// Find returns the index of target in ascending items, or -1.
func Find(items []int, target int) int {
	if index, found := slices.BinarySearch(items, target); found {
		return index
	}
	return -1
}`,
    rust: `/// Index of \`target\` in ascending \`items\`, if it is there.
pub fn find(items: &[i32], target: i32) -> Option<usize> {
    items.binary_search(&target).ok()
}`,
  },
  usage: {
    typescript:
      'binarySearch([1, 3, 5, 7, 9], 7); // 3\nbinarySearch([1, 3, 5, 7, 9], 4); // -1\nbinarySearch([], 1); // -1',
    python: 'assert binary_search([1, 3, 5, 7, 9], 7) == 3\nassert binary_search([1, 3, 5, 7, 9], 4) == -1',
  },
  summary: 'Look in the middle, throw away the half that cannot contain the target, repeat.',
  notes: [
    '`O(log n)`: about 20 looks for a million items.',
    'The interval is closed at both ends, which is why the loop says `<=` and the bounds move by one.',
  ],
  avoid: [
    ['Unsorted data', 'a `Set`, or sort once first'],
    ['Fewer than about 30 items', '`indexOf`, which is simpler and as fast'],
    ['Frequent inserts', 'a tree or a hash map'],
  ],
  edge: 'With duplicates it finds one of them, not necessarily the first.',
};

export const fetchWithRetry: Snippet = {
  title: 'Fetch with retry',
  match: /\bretr(?:y|ies|ying)\b|\bbackoff\b/,
  sources: {
    typescript: `const retryable = new Set([408, 429, 500, 502, 503, 504]);

/** For requests that are safe to repeat. Waits as the server asks, else doubles with jitter. */
export async function fetchWithRetry(url: string, init: RequestInit = {}, attempts = 4): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(url, { ...init, signal: init.signal ?? AbortSignal.timeout(10_000) });
      if (!retryable.has(response.status) || attempt >= attempts) return response;
      await response.body?.cancel(); // free the connection
      await sleep(waitFor(attempt, Number(response.headers.get('retry-after'))));
    } catch (error) {
      if (init.signal?.aborted || attempt >= attempts) throw error;
      await sleep(waitFor(attempt));
    }
  }
}

function waitFor(attempt: number, retryAfterSeconds = 0): number {
  if (retryAfterSeconds > 0) return retryAfterSeconds * 1000;
  return Math.random() * 250 * 2 ** attempt; // full jitter: clients do not return in step
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));`,
    python: `import random
import time
import urllib.error
import urllib.request

RETRYABLE = {408, 429, 500, 502, 503, 504}

def fetch_with_retry(url: str, attempts: int = 4) -> bytes:
    for attempt in range(1, attempts + 1):
        try:
            with urllib.request.urlopen(url, timeout=10) as response:
                return response.read()
        except urllib.error.HTTPError as error:
            if error.code not in RETRYABLE or attempt == attempts:
                raise
        except (urllib.error.URLError, TimeoutError):
            if attempt == attempts:
                raise
        time.sleep(random.uniform(0, 0.25 * 2**attempt))  # full jitter
    raise AssertionError("unreachable")`,
  },
  compact: {
    typescript: `async function fetchWithRetry(url: string, attempts = 3): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url).catch(() => undefined);
    if (response && response.status < 500 && response.status !== 429) return response;
    if (attempt >= attempts) throw new Error(url + ' failed after ' + attempts + ' attempts');
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 250 * 2 ** attempt));
  }
}`,
  },
  summary: 'Try, and on a failure that may pass, wait a little longer each time before trying again.',
  notes: [
    'Only 408, 429 and some 5xx are worth repeating; a 400 will be a 400 again.',
    '`Retry-After` beats your own arithmetic.',
    'Jitter keeps a thousand clients from coming back in the same instant.',
  ],
  avoid: [
    ['POST without an idempotency key', 'it may run twice'],
    ['4xx other than 408 and 429', 'fix the request'],
    ['A caller that already retries', 'retries multiply'],
  ],
  edge: 'A timeout does not prove that the server did nothing; it only proves that you did not hear.',
};

export const lruCache: Snippet = {
  title: 'LRU cache',
  match: /\blru\b|\bleast recently used\b/,
  sources: {
    typescript: `/** Keeps the \`limit\` most recently used entries. Map remembers insertion order, which is all we need. */
export class LruCache<Key, Value> {
  readonly #entries = new Map<Key, Value>();
  readonly #limit: number;

  constructor(limit: number) {
    if (limit < 1) throw new RangeError('limit must be at least 1');
    this.#limit = limit;
  }

  get(key: Key): Value | undefined {
    if (!this.#entries.has(key)) return undefined;
    const value = this.#entries.get(key) as Value;
    this.set(key, value); // now the newest
    return value;
  }

  set(key: Key, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.#limit) {
      const oldest = this.#entries.keys().next();
      if (!oldest.done) this.#entries.delete(oldest.value);
    }
  }
}`,
    python: `from collections import OrderedDict

class LruCache:
    """Keeps the most recently used entries. For a pure function, functools.lru_cache is enough."""

    def __init__(self, limit: int) -> None:
        self._entries: OrderedDict[object, object] = OrderedDict()
        self._limit = limit

    def get(self, key: object) -> object | None:
        if key not in self._entries:
            return None
        self._entries.move_to_end(key)
        return self._entries[key]

    def set(self, key: object, value: object) -> None:
        self._entries[key] = value
        self._entries.move_to_end(key)
        if len(self._entries) > self._limit:
            self._entries.popitem(last=False)`,
  },
  usage: {
    typescript: `const cache = new LruCache<string, number>(2);
cache.set('a', 1);
cache.set('b', 2);
cache.get('a'); // 1, and "a" is now the newest
cache.set('c', 3); // drops "b"
cache.get('b'); // undefined`,
  },
  summary: 'Every use moves an entry to the new end; when the cache is full, the old end falls off.',
  notes: [
    'Both operations are `O(1)` on average, with no linked list of your own.',
    'A stored `undefined` is still a hit inside, because of `has`.',
  ],
  avoid: [
    ['Values that go stale', 'add an expiry, or use a TTL cache'],
    ['Large scans that touch everything once', 'they evict what is useful; consider LFU'],
    ['Several processes', 'Redis, or accept separate caches'],
  ],
  edge: 'The limit counts entries and not bytes: a hundred large values are still large.',
};
