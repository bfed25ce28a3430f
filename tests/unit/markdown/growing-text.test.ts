import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGrowingText } from '#components/markdown/growing-text.ts';
import { decided } from '#lib/markdown/undecided.ts';

/** A reply that comes in steps, and what its reader sees after each. */
function growing(beginning = '') {
  let text = beginning;
  let streams = true;
  let time = 0;
  let tail = '';
  let hasPlace = true;
  const listeners = new Set<() => void>();
  const made = createGrowingText({
    read: () => text,
    grows: () => streams,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write(characters) {
      if (hasPlace) tail = characters;
      return hasPlace;
    },
    now: () => time,
  });
  let drawings = 0;
  const end = made.subscribe(() => {
    drawings += 1;
    tail = made.tail();
  });
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    made,
    end,
    followers: () => listeners.size,
    drawings: () => drawings,
    tail: () => tail,
    seen: () => made.get() + tail,
    come(added: string, after = 16) {
      time += after;
      text += added;
      tell();
    },
    become(other: string) {
      text = other;
      tell();
    },
    finish() {
      streams = false;
      tell();
    },
    withoutPlace() {
      hasPlace = false;
    },
  };
}

test('plain words stand beside what was drawn, and nothing is drawn for them', () => {
  const reply = growing('It is a');
  for (const word of [' hash', ' map', ', of', ' 64', ' buckets']) reply.come(word);
  expect(reply.drawings()).toBe(0);
  expect(reply.tail()).toBe(' hash map, of 64 buckets');
});

for (const [what, added] of [
  ['an end of a sentence', '.'],
  ['a sign of Markdown', ' *so'],
  ['a new line', '\nthen'],
  ['a link', ' https://a'],
] as const)
  test(`${what} is drawn with all that stood beside it`, () => {
    const reply = growing('It is');
    reply.come(' a');
    reply.come(added);
    expect(reply.drawings()).toBe(1);
    expect(reply.made.get()).toBe(`It is a${added}`);
    expect(reply.tail()).toBe('');
  });

test('a line that has not begun may become anything, so it is drawn', () => {
  const reply = growing('One.\n\n  ');
  reply.come('  two');
  expect(reply.made.get()).toBe('One.\n\n    two');
});

test('in a row of a table each word is drawn: it may belong into the next cell', () => {
  const reply = growing('| a | b |\n|---|---|\n| one |');
  reply.come(' two');
  expect(reply.made.get()).toBe('| a | b |\n|---|---|\n| one | two');
});

for (const [what, beginning] of [
  ['an address', 'See [it](https://a'],
  ['brackets that may become a link', 'See [it]'],
  ['a mark that may open or close', 'See *'],
  ['a number that may begin an item', 'See\n1'],
] as const)
  test(`what comes after ${what} is drawn`, () => {
    const reply = growing(beginning);
    reply.come('so');
    expect(reply.made.get()).toBe(`${beginning}so`);
  });

test('a space behind a mark is drawn with it: so the mark is decided, and words stand beside it', () => {
  const reply = growing('- See');
  reply.come(' *it* ');
  expect(reply.made.get()).toBe('- See *it* ');
  reply.come('so');
  expect(reply.drawings()).toBe(1);
  expect(reply.tail()).toBe('so');
});

test('nothing is drawn for what the next character decides, and all of it with that', () => {
  const reply = growing('It is');
  reply.come(' a');
  for (const mark of ['\n- ', '**']) reply.come(mark);
  expect(reply.drawings()).toBe(0);
  expect(reply.tail()).toBe(' a');
  reply.come('so');
  expect(reply.made.get()).toBe('It is a\n- **so');
  expect(reply.tail()).toBe('');
});

test('words in an open mark stand beside it', () => {
  const reply = growing('It is **a');
  reply.come(' map');
  expect(reply.drawings()).toBe(0);
  expect(reply.tail()).toBe(' map');
});

test('a space at the end of what is drawn stands with the words after it, where Markdown drops none', () => {
  const reply = growing('- It');
  reply.come('* is ');
  expect(reply.made.get()).toBe('- It* is');
  reply.come('a');
  expect(reply.tail()).toBe(' a');
});

test('words that came before a drawing was done are not lost with it', () => {
  const reply = growing('It');
  reply.come(' is.');
  reply.come(' So');
  expect(reply.made.get() + reply.made.tail()).toBe('It is. So');
});

test('a quarter of a second is the longest that words stand undrawn while more come', () => {
  const reply = growing('It is');
  reply.come(' a', 200);
  expect(reply.drawings()).toBe(0);
  reply.come(' hash', 100);
  expect(reply.drawings()).toBe(1);
});

test('what is too much for a tail, or has no place, is drawn', () => {
  const reply = growing('It is');
  reply.come(' long'.repeat(40));
  expect(reply.drawings()).toBe(1);
  reply.withoutPlace();
  reply.come(' and');
  expect(reply.drawings()).toBe(2);
});

test('at its end all of a reply is drawn, though nothing was added', () => {
  const reply = growing('It is');
  reply.come(' over');
  reply.finish();
  expect(reply.made.get()).toBe('It is over');
  expect(reply.drawings()).toBe(1);
});

test('a text set back to what was drawn loses what stood beside it', () => {
  const reply = growing('It is');
  reply.come(' a hash');
  reply.become('It is');
  expect(reply.seen()).toBe('It is');
});

test('nobody listening, nothing is followed and the text is as it is', () => {
  const reply = growing('It is');
  reply.end();
  expect(reply.followers()).toBe(0);
  reply.come(' a');
  expect(reply.made.get()).toBe('It is a');
});

test('in whatever steps a text comes, its reader sees all of it at once but what is undecided', () => {
  const step = fc.record({
    added: fc.stringMatching(/^[a-z *_`.\n#|-]{0,12}$/),
    after: fc.integer({ min: 0, max: 300 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const reply = growing();
      let text = '';
      for (const { added, after } of steps) {
        text += added;
        reply.come(added, after);
        const seen = reply.seen();
        expect(text.startsWith(seen)).toBe(true);
        expect(decided(text, false).slice(seen.length).trim()).toBe('');
      }
      reply.finish();
      expect(reply.made.get()).toBe(text);
    }),
  );
});
