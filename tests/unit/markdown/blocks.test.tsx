import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { MarkdownBlocks } from '#components/markdown/markdown.tsx';
import { advance, createMarkdown, type Markdown } from '#lib/markdown/blocks.ts';
import { atOnce, blocksOf, cuts, longDocument, read, shortDocument, statesOf } from './documents.ts';

/** Places to break at are no content: where they stand in a run without spaces depends on how it came. */
const draw = (state: Markdown) =>
  renderToStaticMarkup(<MarkdownBlocks state={state} streaming={false} />).replaceAll('<wbr/>', '');

const last = (states: readonly Markdown[]) => states.at(-1) ?? createMarkdown();

function expectStable(states: readonly Markdown[]) {
  for (const [index, state] of states.entries()) {
    const before = states[index - 1]?.settled ?? [];
    expect(before.every((block, place) => state.settled[place] === block)).toBe(true);
  }
}

describe('however a document is cut', () => {
  test('it is drawn as if it had come at once', () => {
    fc.assert(
      fc.property(shortDocument, cuts, (text, places) => {
        expect(draw(last(statesOf(text, places)))).toBe(draw(atOnce(text)));
      }),
      { numRuns: 1500 },
    );
  });

  test('even at every character', () => {
    fc.assert(
      fc.property(shortDocument, (text) => {
        expect(draw(last(statesOf(text)))).toBe(draw(atOnce(text)));
      }),
      { numRuns: 500 },
    );
  });

  test('and with blocks so long that they settle in parts', () => {
    fc.assert(
      fc.property(longDocument, cuts, (text, places) => {
        expect(draw(last(statesOf(text, places)))).toBe(draw(atOnce(text)));
      }),
      { numRuns: 150 },
    );
  });

  test('a fence that ends with a full run of lines is drawn as if it had come at once', () => {
    for (const lines of [31, 32, 33, 64]) {
      const text = `\`\`\`\n${'x\n'.repeat(lines)}\`\`\`\n\nafter`;
      expect(draw(last(statesOf(text)))).toBe(draw(atOnce(text)));
    }
  });

  test('its settled blocks keep their identity', () => {
    fc.assert(
      fc.property(fc.oneof(shortDocument, longDocument), cuts, (text, places) => {
        expectStable(statesOf(text, places));
      }),
      { numRuns: 300 },
    );
  });

  test('keys are unique and stay in their order', () => {
    fc.assert(
      fc.property(shortDocument, cuts, (text, places) => {
        const keys = blocksOf(last(statesOf(text, places))).map((block) => block.key);
        expect(keys).toEqual(keys.map((_, index) => String(index)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('what settles', () => {
  const settledTypes = (text: string) => last(statesOf(text)).settled.map((block) => block.type);
  const openTypes = (text: string) => last(statesOf(text)).open.map((block) => block.type);

  test('a paragraph once another block stands behind a blank line', () => {
    expect(settledTypes('one\n\n')).toEqual([]);
    expect(settledTypes('one\n\nt')).toEqual(['paragraph']);
  });

  test('not a paragraph whose next line may still underline it', () => {
    expect(openTypes('title\n-')).toEqual(['heading']);
    expect(openTypes('title\n- ')).toEqual(['heading']);
    expect(openTypes('title\n- item')).toEqual(['paragraph', 'list']);
    expect(settledTypes('title\n- item\n- two\n')).toEqual(['paragraph']);
  });

  test('not a paragraph that may still be the header of a table', () => {
    expect(openTypes('| a | b |\n|---|--')).toEqual(['table']);
    expect(openTypes('| a | b |\n|---')).toEqual(['paragraph']);
  });

  test('not a list that may go on after a blank line', () => {
    expect(settledTypes('- a\n\n')).toEqual([]);
    expect(settledTypes('- a\n\nt')).toEqual([]);
    expect(settledTypes('- a\n\ntext\n')).toEqual(['list']);
    expect(read('- a\n\n  more\n')).toMatchObject([{ type: 'list', items: [{ blocks: [{}, {}] }] }]);
  });

  test('an open fence is code straight away and no line of it anything else', () => {
    expect(openTypes('```\n# no heading\n\n- no list')).toEqual(['code']);
    expect(read('```\n# no heading')).toMatchObject([{ closed: false, chunks: [{ text: '# no heading' }] }]);
    expect(settledTypes('```\nx\n```\n\nafter')).toEqual(['code']);
  });

  test('a fence is closed by its own kind and length only', () => {
    expect(read('````\n```\n~~~\n````\n')).toMatchObject([{ closed: true, chunks: [{ text: '```\n~~~' }] }]);
    expect(read('~~~\n```\n')).toMatchObject([{ closed: false }]);
  });

  test('a raw HTML block ends with its own end, over blank lines', () => {
    expect(settledTypes('<script>\n\nalert(1)\n\n')).toEqual([]);
    expect(settledTypes('<script>\n\nalert(1)\n\n</script>\n\nafter')).toEqual(['html']);
  });

  test('a definition whose title may still come stays open', () => {
    expect(settledTypes('[a]: https://x.y\n"ti')).toEqual([]);
    expect(last(statesOf('[a]: https://x.y\n"title"\n\nx')).definitions.get('a')?.title).toBe('title');
  });

  test('a formula across list signs is one formula', () => {
    expect(openTypes('so:\n$$\na\n+ b\n$$')).toEqual(['paragraph', 'math']);
    expect(settledTypes('so:\n$$\na\n+ b\n')).toEqual([]);
  });
});

describe('the text', () => {
  test('the same text is the same state', () => {
    const state = atOnce('one\n\ntwo');
    expect(advance(state, 'one\n\ntwo')).toBe(state);
  });

  test('a text that does not extend the last is read from its start', () => {
    const state = advance(atOnce('one\n\ntwo'), 'ane\n\ntwo and more');
    expect(draw(state)).toBe(draw(atOnce('ane\n\ntwo and more')));
    expect(draw(advance(state, ''))).toBe(draw(createMarkdown()));
  });

  test('a carriage return counts as a line end, also apart from its newline', () => {
    expect(draw(last(statesOf('# a\r\nb\r\rc\r\n')))).toBe(draw(atOnce('# a\nb\n\nc\n')));
  });

  test('an unchanged open block keeps its identity while a later one grows', () => {
    const before = atOnce('text\n- a');
    expect(advance(before, 'text\n- a and').open[0]).toBe(before.open[0]);
  });

  test('the first definition of a label counts, wherever it stands', () => {
    const text = '[a]\n\n> [a]: https://first.example/\n\n- [a]: https://second.example/\n\nx\n\ny';
    expect(last(statesOf(text)).definitions.get('a')?.href).toBe('https://first.example/');
  });
});

describe('lists', () => {
  test('are loose by a blank line between items or between the blocks of one', () => {
    expect(read('- a\n- b')).toMatchObject([{ loose: false }]);
    expect(read('- a\n\n- b')).toMatchObject([{ loose: true }]);
    expect(read('- a\n\n  b\n- c')).toMatchObject([{ loose: true }]);
    expect(read('- a\n- b\n\n')).toMatchObject([{ loose: false }]);
    expect(last(statesOf('- a\n\n- b\n- c\n- d\n')).open).toMatchObject([{ loose: true }]);
  });

  test('keep their first number', () => {
    expect(last(statesOf('7. a\n8. b\n9. c\n')).open).toMatchObject([{ start: 7, items: [{}, {}, {}] }]);
  });

  test('end where another sign begins', () => {
    expect(read('- a\n* b')).toMatchObject([{ type: 'list' }, { type: 'list' }]);
  });
});
