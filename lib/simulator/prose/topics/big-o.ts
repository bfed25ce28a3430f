import type { Topic } from './topic.ts';

export const bigO: Topic = {
  title: 'Big-O notation',
  keys: [
    ['big-o'],
    ['big o'],
    ['time complexity'],
    ['algorithmic complexity'],
    ['o(n)'],
    ['o(log n)'],
    ['o(1)'],
  ],
  short:
    'Big-O says how the work grows as the input grows, leaving out constants. Double the input: does the work stay, gain one step, double, or quadruple?',
  points: [
    ['`O(1)`', 'stays the same. An array index.'],
    ['`O(log n)`', 'one step more per doubling. Binary search.'],
    ['`O(n)`', 'doubles. One pass over a list.'],
    ['`O(n²)`', 'quadruples. Every pair compared.'],
  ],
  lead: 'Counting steps at two sizes shows the growth better than any definition:',
  table: {
    head: ['Order', 'n = 1,000', 'n = 1,000,000', 'Example'],
    rows: [
      ['`O(1)`', '1', '1', 'array index'],
      ['`O(log n)`', '10', '20', 'binary search'],
      ['`O(n)`', '1,000', '1,000,000', 'one pass'],
      ['`O(n log n)`', '10,000', '20,000,000', 'good sorting'],
      ['`O(n²)`', '1,000,000', '1,000,000,000,000', 'all pairs'],
    ],
  },
  rules: [
    'One loop over the input: `O(n)`. A loop in a loop: usually `O(n²)`.',
    'Halving each time: `O(log n)`.',
    'For small n, ignore all of this and measure.',
  ],
  doubt:
    'The formal definition with constants c and n₀ is correct but rarely what helps. The doubling test gives the same insight in ordinary words, so long as I say what the notation hides',
  reasoning: [
    'Forget the algebra for a moment and run the doubling test: feed the program twice as much and see what happens to the work. One step more means logarithmic, twice as much means linear, four times means quadratic.',
    'Then remember what the letters leave out. An `O(n)` pass over dense memory can beat an `O(log n)` chase through scattered memory for quite large n. The notation predicts the *trend*, not the stopwatch.',
  ],
  decide: {
    head: ['Double the input…', 'It is', 'Fine up to about'],
    rows: [
      ['same work', '`O(1)`', 'any size'],
      ['one step more', '`O(log n)`', 'any size'],
      ['twice the work', '`O(n)`', 'hundreds of millions'],
      ['four times the work', '`O(n²)`', 'tens of thousands'],
    ],
  },
  verdict: 'Use Big-O to rule out what cannot scale, then a benchmark to choose among what is left.',
  essay: [
    'Suppose you must find a name in a telephone book. You might read every entry from the front, in which case a book twice as thick takes twice as long. You might open it in the middle, discard the wrong half and repeat, in which case a book twice as thick costs you a single extra look. Both methods find the name. Big-O notation is the vocabulary for saying how differently they age.',
    'It deliberately keeps quiet about everything else. It does not care how fast you read or how small the print is, since those change the time by a factor and not its growth. Reading from the front is called O(n), halving is called O(log n), and comparing every name with every other, as when looking for twins, is O(n²). A million names mean a million looks, twenty looks, or half a trillion comparisons. At that point the quality of your spectacles has ceased to matter.',
    'The silence about constants is also the trap. For a book of thirty names, reading from the front is over before you have found the middle. Real machines love neighbouring data and hate jumping about, which the notation never mentions. So treat it as a weather forecast: indispensable for the long voyage, irrelevant for crossing the street.',
  ],
  quote: 'Big-O does not tell you how fast a program is; it tells you how it will age.',
  caveat:
    'The figures in any such table are orders of magnitude, and the average case may differ from the worst: quicksort is n log n on average, n² at worst.',
  picture:
    'Picture four lines leaving one corner of a graph. One lies flat. One rises and then almost flattens. One climbs steadily like a ramp. The last hugs the floor for a moment, then goes up like a wall.',
  code: {
    language: 'typescript',
    source: `// O(n²): every element against all the others.
const hasTwinSlow = (names: string[]) =>
  names.some((name, index) => names.indexOf(name) !== index);

// O(n) on average: each element once, against a set.
function hasTwin(names: string[]): boolean {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) return true;
    seen.add(name);
  }
  return false;
}

// The doubling test, on your own machine. No twins: the worst case.
for (const size of [5_000, 10_000, 20_000]) {
  const names = Array.from({ length: size }, (_, index) => 'name ' + index);
  console.time(String(size));
  hasTwinSlow(names); // the time roughly quadruples with each doubling
  console.timeEnd(String(size));
}`,
    note: '`some` with `indexOf` looks like one line of work, but there is a second loop hidden inside it.',
  },
  abroad:
    'The "O" is German: Paul Bachmann wrote it for *Ordnung*, order, in 1894, and Edmund Landau made it popular. Mathematicians still call it Landau notation.',
  notes: [
    ['Deutsch', 'Die O-Notation beschreibt, wie der Aufwand mit der Eingabe wächst.'],
    ['Français', 'La notation O décrit la croissance du travail, pas sa durée.'],
  ],
};
