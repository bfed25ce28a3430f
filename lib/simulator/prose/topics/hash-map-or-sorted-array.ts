import { hashMapCode } from './hash-map-code.ts';
import type { Topic } from './topic.ts';

export const hashMapOrSortedArray: Topic = {
  title: 'Hash map or sorted array',
  keys: [
    ['hash map', 'sorted array'],
    ['hashmap', 'sorted array'],
    ['hash table', 'sorted array'],
    ['hash table', 'binary search'],
    ['hash map', 'binary search'],
    ['hash map', 'tree'],
    ['hash map'],
    ['hash table'],
    ['hashmap'],
  ],
  short:
    'Take a hash map when you look keys up one at a time and the set keeps changing. Take a sorted array when order is part of the question: ranges, nearest key, first and last.',
  points: [
    ['Lookup', 'a map is `O(1)` on average; binary search is `O(log n)`, about 20 steps for a million keys.'],
    ['Insert', 'a map is `O(1)` on average; an array shifts up to n items.'],
    ['Order', 'only the array can answer "everything between A and B".'],
    ['Memory', 'the array is dense; a map keeps spare slots.'],
  ],
  lead: 'Both find a key; they differ in what they cost to change and in which questions they can answer. Row by row:',
  table: {
    head: ['', 'Hash map', 'Sorted array'],
    rows: [
      ['Find one key', '`O(1)` average', '`O(log n)`'],
      ['Insert or delete', '`O(1)` average', '`O(n)`, items shift'],
      ['Range, min, max', 'full scan', '`O(log n)` to start, then in order'],
      ['Worst-case lookup', '`O(n)`, many collisions', '`O(log n)`, always'],
      ['Memory', 'spare slots, stored hashes', 'dense, cache friendly'],
      ['Build from n items', '`O(n)` average', '`O(n log n)`, one sort'],
    ],
  },
  rules: [
    'Single keys, frequent writes: hash map.',
    'Ranges or sorted output, few writes: sorted array.',
    'Ranges and frequent writes: neither; use a balanced tree or a B-tree.',
  ],
  doubt:
    'The tempting answer is that O(1) beats O(log n), so always use the map. That skips two things: a map cannot answer range questions at all, and for small sets a dense array sits in cache and can win on the clock',
  reasoning: [
    'Constant time sounds unbeatable, but it is not the first thing to ask. A hash map destroys order on purpose: that is how it gets its speed. So ask whether your questions need order **before** asking how fast they are.',
    'If they do not, the next fork is writes. A sorted array pays for each insert by shifting items, which is harmless when it is loaded once and painful when it changes all day.',
  ],
  decide: {
    head: ['If you need…', 'Use', 'Because'],
    rows: [
      ['one key, exactly', 'hash map', 'one hash, about one probe'],
      ['keys from A to B', 'sorted array', 'two binary searches, then a slice'],
      ['the nearest key', 'sorted array', 'neighbours sit side by side'],
      ['constant inserts', 'hash map', 'nothing shifts'],
      ['load once, read for ever', 'sorted array', 'the sort is paid once'],
    ],
  },
  verdict:
    'Default to the hash map, and switch the first time somebody asks for a range. Below a few hundred keys, measure before you believe either answer.',
  essay: [
    'Imagine two librarians. The first keeps no order at all, yet names the shelf of any book the moment you say its title. The second keeps every spine in alphabetical order and finds your book by opening the row in the middle, then in the middle of what is left. The first is a hash map, the second a sorted array, and neither is simply the faster of the two.',
    'Ask for one title and the first librarian wins: the answer costs the same among a thousand books or a million, on average. Bring a trolley of new books and the first wins again, for the second must push whole shelves along to make each gap. But ask for everything between *Emma* and *Evelina*, or for the next title after the one you hold, and the first librarian can only walk the entire building. The second points to two places on the shelf and gives you all that lies between.',
    'So the choice is less about speed than about the questions you mean to ask. Point questions and steady change belong to the hash map. Ranges, neighbours and sorted lists belong to the array, above all when it is filled once and then only read. When a program needs both kinds of answer, it is quite respectable to keep both: the map for identity, the sorted array for order, rebuilt in batches.',
  ],
  quote: 'A hash map spends memory to forget order; a sorted array spends effort on every write to keep it.',
  bargain: {
    head: ['', 'What it gives', 'What it asks for'],
    rows: [
      ['**Hash map**', 'any key at once, cheap change', 'spare memory, and the loss of order'],
      ['**Sorted array**', 'ranges, neighbours, dense memory', 'a shift on every insert'],
    ],
  },
  caveat:
    'These costs are averages: a poor hash function, or keys chosen by an attacker, can drag a map towards its linear worst case.',
  picture:
    'Picture a cloakroom beside a bookshelf. In the cloakroom your ticket number leads straight to one hook, but no hook knows its neighbour. On the shelf every spine stands in order: finding one takes a few halvings, and the next one is always right there.',
  code: {
    language: 'typescript',
    source: `// One key at a time: let the map do it.
const byId = new Map(users.map((user) => [user.id, user]));
byId.get('u42'); // O(1) on average

// "Everyone who joined in March": order is the question.
const byJoined = users.toSorted((a, b) => a.joined - b.joined); // numbers
const from = lowerBound(byJoined, march);
const to = lowerBound(byJoined, april);
byJoined.slice(from, to); // O(log n) to find, then contiguous

// First index whose value is not below the target.
function lowerBound(items: { joined: number }[], target: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (items[middle]!.joined < target) low = middle + 1;
    else high = middle;
  }
  return low;
}`,
    note: '`Map` keeps insertion order, which is not sorted order. If the set changes often *and* you need ranges, use a B-tree or let a database index do the work.',
    also: hashMapCode,
  },
  abroad:
    'A paper dictionary shows why "sorted" needs a rule: Swedish files *ö* after *z*, while German dictionaries treat it like *o*. A sorted array needs a collation; a hash map only needs equality.',
  notes: [
    ['Français', 'Table de hachage pour une clé exacte, tableau trié pour un intervalle.'],
    ['Deutsch', 'Hashtabelle für einzelne Schlüssel, sortiertes Array für Bereiche.'],
  ],
};
