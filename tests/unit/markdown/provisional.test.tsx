import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { createGrowingText } from '#components/markdown/growing-text.ts';
import { createReader, MarkdownBlocks } from '#components/markdown/markdown.tsx';
import type { Block } from '#lib/markdown/block.ts';
import { decided } from '#lib/markdown/undecided.ts';
import { longDocument, shortDocument } from './documents.ts';

const caret = '<span data-part="caret" aria-hidden="true"></span>';

/** What a reader sees after each step of a text that comes in pieces; at its end, once it is whole. */
function drawings(text: string, ends: readonly number[]): string[] {
  const read = createReader();
  const draw = (shown: string, streaming: boolean) =>
    renderToStaticMarkup(<MarkdownBlocks state={read(shown, streaming)} streaming={streaming} />)
      .replaceAll('<wbr/>', '')
      .replace(/^<div class="markdown text-body"><div data-part="page">(.*)<\/div><\/div>$/s, '$1');
  return [...ends.map((end) => draw(text.slice(0, end), true)), draw(text, false)];
}

const everyEnd = (text: string) => Array.from({ length: text.length }, (_, index) => index + 1);
const whole = (text: string) => drawings(text, []).at(-1) ?? '';

/** `text`, of which more is to come, without the caret. */
function growing(text: string): string {
  const [html = ''] = drawings(text, [text.length]);
  return html.replace(caret, '');
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

/** The characters that are seen, without the blanks between them. */
const visible = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, '');

const table = (rest: string) =>
  `<div data-part="table" role="group" aria-label="Table" tabindex="0"><table dir="auto"><thead><tr>${rest}`;

describe('while it is open', () => {
  test.each([
    ['so **bold te', '<p dir="auto">so <strong>bold te</strong></p>'],
    ['so __bold te', '<p dir="auto">so <strong>bold te</strong></p>'],
    ['*gentle', '<p dir="auto"><em>gentle</em></p>'],
    ['_gentle', '<p dir="auto"><em>gentle</em></p>'],
    ['***both', '<p dir="auto"><em><strong>both</strong></em></p>'],
    ['**bold and *both', '<p dir="auto"><strong>bold and <em>both</em></strong></p>'],
    ['**bold and *it* and', '<p dir="auto"><strong>bold and <em>it</em> and</strong></p>'],
    ['~~gone', '<p dir="auto"><del>gone</del></p>'],
    ['call `foo(**a', '<p dir="auto">call <code>foo(**a</code></p>'],
    ['**the `code', '<p dir="auto"><strong>the <code>code</code></strong></p>'],
    ['see [the do', '<p dir="auto">see the do</p>'],
    ['see [the docs]', '<p dir="auto">see the docs</p>'],
    ['see [the docs](', '<p dir="auto">see the docs</p>'],
    ['see [the docs](https://exa', '<p dir="auto">see the docs</p>'],
    ['see [the docs](https://exa.mple/a_(b "Tit', '<p dir="auto">see the docs</p>'],
    ['see [the **bold', '<p dir="auto">see the <strong>bold</strong></p>'],
    ['see ![a cat](https://exa', '<p dir="auto">see a cat</p>'],
    ['so $x^2', '<p dir="auto">so <span data-math="inline">x^2</span></p>'],
    ['so \\(x + y', '<p dir="auto">so <span data-math="inline">x + y</span></p>'],
    ['这是**重点', '<p dir="auto">这是<strong>重点</strong></p>'],
    ['## A **tit', '<h3 dir="auto" data-level="2">A <strong>tit</strong></h3>'],
    [
      '- **a**\n- **b',
      '<ul dir="auto"><li><p><strong>a</strong></p></li><li><p><strong>b</strong></p></li></ul>',
    ],
    ['> - *b', '<blockquote dir="auto"><ul><li><p><em>b</em></p></li></ul></blockquote>'],
    [
      '| a | **b',
      `${table('<th scope="col">a</th><th scope="col"><strong>b</strong></th>')}</tr></thead></table></div>`,
    ],
    ['| a | b |\n|--', `${table('<th scope="col">a</th><th scope="col">b</th>')}</tr></thead></table></div>`],
    ['So:\n| a |', `<p dir="auto">So:</p>${table('<th scope="col">a</th>')}</tr></thead></table></div>`],
    [
      '| a |\n|---|\n| `b',
      `${table('<th scope="col">a</th>')}</tr></thead><tbody><tr><td><code>b</code></td></tr></tbody></table></div>`,
    ],
  ])('%j is drawn as if it were closed', (text, html) => {
    expect(growing(text)).toBe(html);
  });

  test('what comes next stands inside it', () => {
    expect(drawings('a **b', [5])[0]).toBe(`<p dir="auto">a <strong>b${caret}</strong></p>`);
    expect(drawings('a **b `c', [8])[0]).toBe(
      `<p dir="auto">a <strong>b <code>c${caret}</code></strong></p>`,
    );
  });
});

describe('at the end', () => {
  test.each([
    'a *',
    'a **',
    'a `',
    'a _',
    'a ~',
    'a [',
    'a $',
    'a \\',
    'a \\(',
    'a <b',
    'a\n-',
    'a\n- ',
    'a\n---',
    'a\n=',
    'a\n1',
    'a\n12. ',
    'a\n- [',
    'a\n- [x] ',
    'a\n|',
    'a\n| ',
  ])('%j shows no mark yet', (text) => {
    expect(growing(text)).toMatch(/^<p dir="auto">a ?<\/p>$/);
  });

  test.each(['**bold*', '**bold**'])('%j is bold', (text) => {
    expect(growing(text)).toBe('<p dir="auto"><strong>bold</strong></p>');
  });

  test('a fence shows its lines as they are, but no part of the fence that ends it', () => {
    const lines = (text: string) =>
      /data-part="lines">([^<]*)</.exec(drawings(text, everyEnd(text)).at(-2) ?? '')?.[1];
    expect(lines('```\na *')).toBe('a *');
    expect(lines('```\na\n``')).toBe('a');
  });
});

describe('what is no mark is shown as it is', () => {
  test.each([
    'a * b',
    '2*3',
    '2**3',
    'snake_case',
    '3 ** 4',
    'a ` b',
    'from $5 to',
    'as [1',
    'as [1] and',
    '[ ] no',
    'a (b',
    'a | b | c',
    '**bold\nmore',
    '`code\nmore',
    'x[0](y z',
    '| a | b |\n| c | d',
  ])('%j', (text) => {
    const [html = '', done] = drawings(text, [text.length]);
    expect(html.replace(caret, '')).toBe(done);
  });

  test('a blank line ends what was open', () => {
    expect(growing('**bold\n\n')).toBe('<p dir="auto">**bold</p>');
  });

  test('a sentence that starts with a pipe', () => {
    const text = `| ${'is a sign that '.repeat(8)}`;
    expect(growing(`${text}x`)).toBe(whole(`${text}x`));
  });
});

/** Words that occur once each, so that the last one is known to be seen. */
const words = fc
  .array(fc.constantFrom('word', 'to', 'Größe', 'sea', 'it', 'three'), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(' '));

const plainOrMarked = fc.oneof(
  words,
  words.map((text) => `\`${text}\``),
  words.map((text) => `[${text}](https://example.org/a)`),
  words.map((text) => `*${text}*`),
);

const inline = fc.oneof(
  plainOrMarked,
  fc.tuple(words, plainOrMarked).map(([first, second]) => `**${first} ${second}**`),
  words.map((text) => `[**${text}**](https://example.org/b)`),
  words.map((text) => `~~${text}~~`),
  words.map((text) => `***${text}***`),
  words.map((text) => `\\(${text}\\)`),
);

const sentence = fc
  .array(inline, { minLength: 1, maxLength: 4 })
  .map((parts) => `so ${parts.join(' and ')}, all`);
const sentences = fc.array(sentence, { minLength: 1, maxLength: 3 });

const tableOf = fc.array(fc.tuple(inline, sentence), { minLength: 1, maxLength: 3 }).map((columns) => {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const cells = row(columns.map(([, cell]) => cell));
  return `${row(columns.map(([name]) => name))}|${'---|'.repeat(columns.length)}\n${cells}${cells}`;
});

const wellFormed = fc
  .array(
    fc.oneof(
      sentence,
      sentence.map((text) => `## ${text}`),
      sentence.map((text) => `> ${text}`),
      sentences.map((items) => items.map((item) => `- ${item}`).join('\n')),
      sentences.map((items) => items.map((item, index) => `${index + 1}. ${item}`).join('\n')),
      sentences.map((items) => `So:\n${items.map((item) => `- ${item}\n`).join('')}`),
      tableOf,
      words.map((text) => `\`\`\`\n${text} *\n\`\`\``),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((blocks) => blocks.join('\n\n'));

const inAddress = /\]\([^)]*$/;

describe('of a well-formed reply', () => {
  test('nothing that was seen vanishes, however much of it has come', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const all = visible(whole(text));
        for (const html of drawings(text, everyEnd(text))) {
          const seen = visible(html);
          expect(all.slice(0, seen.length)).toBe(seen);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a word is seen as soon as its last letter has come', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const seen = drawings(text, everyEnd(text));
        for (const [index, character] of [...text].entries()) {
          if (!/\p{L}/u.test(character) || inAddress.test(text.slice(0, index))) continue;
          expect(visible(seen[index] ?? '').at(-1)).toBe(character);
        }
      }),
      { numRuns: 20 },
    );
  });
});

/** What is seen of a column's reply after each step: what was drawn, with the words that stand at its caret. */
function seenInColumn(text: string, ends: readonly number[]): string[] {
  let soFar = '';
  let tail = '';
  let follow = () => {};
  const column = createGrowingText({
    read: () => soFar,
    grows: () => true,
    subscribe(listener) {
      follow = listener;
      return () => {};
    },
    write(characters) {
      tail = characters;
      return true;
    },
    now: () => 0,
  });
  column.subscribe(() => {
    tail = column.tail();
  });
  const read = createReader();
  return ends.map((end) => {
    soFar = text.slice(0, end);
    follow();
    const html = renderToStaticMarkup(<MarkdownBlocks state={read(column.get(), true)} streaming />);
    return visible(html.replace(caret, tail));
  });
}

describe('in a column, where plain words are not drawn at once', () => {
  test('nothing that was seen of a well-formed reply vanishes, in whatever steps it comes', () => {
    fc.assert(
      fc.property(wellFormed, fc.integer({ min: 1, max: 7 }), (text, step) => {
        const all = visible(whole(text));
        const ends = everyEnd(text).filter((end) => end % step === 0);
        for (const seen of seenInColumn(text, ends)) expect(all.slice(0, seen.length)).toBe(seen);
      }),
      { numRuns: 40 },
    );
  });

  test('nor where a fence ends and a table begins at once', () => {
    const text = '```\na *\n```\n\n| *a* |\n|---|\n';
    expect(seenInColumn(text, [4, 7, text.indexOf('*a') + 1, text.length])).toEqual(['', 'a*', 'a*', 'a*a']);
  });

  test.each(['See *it* ', '- See *it* ', '## See *it* ', '> See *it* '])(
    'a word after %j has its space',
    (text) => {
      const html = drawings(text, [text.length])[0] ?? '';
      expect(html).toContain(`<em>it</em> ${caret}`);
    },
  );

  test('words after an opening mark stand inside it', () => {
    const steps = ['It is', ' **', 'bo', 'ld and', ' so**', ' it', ' is'];
    const ends = steps.map((_, index) => steps.slice(0, index + 1).join('').length);
    expect(seenInColumn(steps.join(''), ends)).toEqual([
      'Itis',
      'Itis',
      'Itisbo',
      'Itisboldand',
      'Itisboldandso',
      'Itisboldandsoit',
      'Itisboldandsoitis',
    ]);
  });
});

const letters = (html: string) => visible(html).replace(/[^\p{L}]/gu, '');

describe('of any text', () => {
  test('a whole one is drawn as if it had never grown', () => {
    fc.assert(
      fc.property(shortDocument, (text) => {
        expect(drawings(text, everyEnd(text)).at(-1)).toBe(whole(text));
      }),
      { numRuns: 150 },
    );
  });

  test('what has settled is never read again', () => {
    fc.assert(
      fc.property(shortDocument, (text) => {
        const read = createReader();
        let before: readonly Block[] = [];
        for (const end of everyEnd(text)) {
          const { settled } = read(text.slice(0, end), true);
          expect(before.every((block, place) => settled[place] === block)).toBe(true);
          before = settled;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('nor what was shown in a fence and would wait outside of it', () => {
    const read = createReader();
    read('one\n\n```\n', true);
    const [first] = read('one\n\n```\n- ', true).settled;
    expect(read('one\n\n```\n- ```', true).settled[0]).toBe(first);
  });

  test('no letter is lost but those of an address', () => {
    fc.assert(
      fc.property(fc.oneof(shortDocument, longDocument), fc.nat(1000), (text, place) => {
        const soFar = text.slice(0, Math.floor((place / 1000) * text.length)).replace(/\]\(|<b|&|\r/g, ' ');
        const shown = decided(soFar, false);
        expect(letters(growing(soFar))).toBe(letters(whole(shown)));
      }),
      { numRuns: 200 },
    );
  });

  test('what waits for the next character has no word in it, and is never more than it was', () => {
    fc.assert(
      fc.property(fc.oneof(shortDocument, longDocument), fc.boolean(), (text, inFence) => {
        let before = '';
        for (const end of everyEnd(text.slice(-300))) {
          const soFar = text.slice(-300).slice(0, end);
          const shown = decided(soFar, inFence);
          expect(shown.startsWith(before)).toBe(true);
          expect(soFar.slice(shown.length)).toMatch(/^[^\p{L}]*(?:<br? ?\/?|\[x(?:\] *)?)?$/u);
          before = shown;
        }
      }),
      { numRuns: 300 },
    );
  });
});
