import fc from 'fast-check';
import type { Block, Piece } from '#lib/markdown/block.ts';
import { advance, createMarkdown, type Markdown } from '#lib/markdown/blocks.ts';

// The signs of Markdown, whole and broken, that meet each other in ways no person would write.
const signs = fc.constantFrom(
  ...[
    'a',
    'word ',
    'foo bar',
    '\n',
    '\n',
    '\n\n',
    '\n\n',
    '  ',
    '    ',
    '\t',
    '- ',
    '* ',
    '+ ',
    '1. ',
    '2. ',
  ],
  ...[
    '3) ',
    '> ',
    '>',
    '# ',
    '## ',
    '---',
    '===',
    '-',
    '=',
    '***',
    '```',
    '```js',
    '~~~',
    '`',
    '``',
    '|',
    ' | ',
  ],
  ...[
    '|---|',
    '| a | b |\n',
    '|---|---|\n',
    '--- | ---',
    ':-:',
    '[',
    ']',
    '[a]',
    '[a]: /u',
    '"',
    '(',
    ')',
    '](',
  ],
  ...[
    '[a]: https://x.y "t"',
    '![i](http://p.q/r.png)',
    '<',
    '>',
    '<div>',
    '</div>',
    '<!--',
    '-->',
    '<script>',
  ],
  ...[
    '</script>',
    '<b>',
    '<br>',
    '*',
    '**',
    '_',
    '__',
    '~~',
    '$',
    '$$',
    '$x$',
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '\\',
  ],
  ...[
    '&amp;',
    '&#65;',
    'https://a.b',
    'a@b.co',
    '[^1]',
    '[^1]: note',
    '- [ ] ',
    '- [x] done',
    '日本',
    '\r\n',
  ],
  ...['\r', '😀', '- a\n- b\n', '  - n\n', '1. x\n2. y\n', ':'],
);

// Runs long enough for rows, items, lines and sentences to settle inside a block that is still open.
const runs = fc.constantFrom(
  ...[
    'lorem ipsum dolor sit amet '.repeat(20),
    'lorem ipsum dolor sit amet '.repeat(45),
    '日本語'.repeat(300),
  ],
  ...[
    'plain line of code\n'.repeat(20),
    '    x\n'.repeat(10),
    '| r | s |\n'.repeat(5),
    '- it em\n'.repeat(5),
  ],
  ...[
    '- it\n\n'.repeat(3),
    '> q\n'.repeat(4),
    '> q\n>\n'.repeat(4),
    'x'.repeat(500),
    '1. a\n   b\n'.repeat(3),
  ],
  ...['```\n', '\n```\n', '*em* '.repeat(80)],
);

const joined = (parts: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(parts, { minLength: 1, maxLength }).map((texts) => texts.join(''));

export const shortDocument = joined(signs, 40);
export const longDocument = joined(fc.oneof(signs, runs), 14);

/** The places, as parts of a thousand, at which a document comes apart. */
export const cuts = fc.array(fc.nat(1000), { maxLength: 60 });

/** All states on the way through `text`, cut at `places` or, without them, at every character. */
export function statesOf(text: string, places?: readonly number[]): Markdown[] {
  const ends = places
    ? places.map((place) => Math.floor((place / 1000) * text.length)).sort((a, b) => a - b)
    : Array.from({ length: text.length }, (_, index) => index + 1);
  const states = [createMarkdown()];
  for (const end of [...ends, text.length]) {
    states.push(advance(states.at(-1) ?? createMarkdown(), text.slice(0, end)));
  }
  return states;
}

export const atOnce = (text: string) => advance(createMarkdown(), text);

export const blocksOf = (state: Markdown): Block[] => [...state.settled, ...state.open];

export const read = (text: string) => blocksOf(atOnce(text));

export const tokensOf = (pieces: readonly Piece[]) => pieces.flatMap((piece) => piece.tokens);
