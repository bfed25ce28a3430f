import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createThoughtSplitter, type Piece } from '#lib/providers/thought-splitter.ts';

/** All that comes of these pieces, joined by kind. */
function split(pieces: readonly (string | [text: string, isThought: boolean])[], tag = 'think') {
  const splitter = createThoughtSplitter(tag);
  const all: Piece[] = pieces.flatMap((piece) =>
    typeof piece === 'string' ? splitter.push(piece) : splitter.push(...piece),
  );
  all.push(...splitter.end());
  const joined = (kind: Piece['kind']) =>
    all.flatMap((piece) => (piece.kind === kind ? [piece.text] : [])).join('');
  return { thinking: joined('thinking'), answer: joined('answer'), kinds: all.map(({ kind }) => kind) };
}

describe('tagged thoughts', () => {
  test('are told from the answer', () => {
    expect(split(['<think>First this.</think>Then that.'])).toMatchObject({
      thinking: 'First this.',
      answer: 'Then that.',
    });
  });

  test('may stand after white space, which is nobody’s', () => {
    expect(split(['\n ', ' <think>', 'Hm.', '</think>', '\n\n', ' Yes.'])).toMatchObject({
      thinking: 'Hm.',
      answer: 'Yes.',
    });
  });

  test('come out the same in whatever slices they came', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '<', '/', 't', 'think', '>', ' ') });
    const cuts = fc.array(fc.nat({ max: 80 }), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, cuts, (thinking, answer, places) => {
        fc.pre(!thinking.includes('</think>'));
        const whole = `<think>${thinking}</think>x${answer}`;
        const edges = [
          0,
          ...places.filter((place) => place < whole.length).sort((a, b) => a - b),
          whole.length,
        ];
        const slices = edges.slice(1).map((end, index) => whole.slice(edges[index] ?? 0, end));
        expect(split(slices)).toMatchObject({ thinking, answer: `x${answer}` });
      }),
    );
  });

  test('text without tags is the answer to the letter, in whatever slices', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '<', '/', 'think', '>', '\n', ' ') });
    fc.assert(
      fc.property(text, (answer) => {
        fc.pre(!answer.trimStart().startsWith('<think>'));
        expect(split([...answer])).toMatchObject({ thinking: '', answer });
      }),
    );
  });

  test('an answer may speak of the tag', () => {
    const answer = 'Models write <think>like this</think> before they answer.';
    expect(split([...answer])).toMatchObject({ thinking: '', answer });
    expect(split([`<think>Hm.</think>${answer}`])).toMatchObject({ thinking: 'Hm.', answer });
  });

  test('nothing is held back that can’t be a tag', () => {
    const splitter = createThoughtSplitter('think');
    expect(splitter.push('H')).toEqual([{ kind: 'answer', text: 'H' }]);
    expect(splitter.push('<thi')).toEqual([{ kind: 'answer', text: '<thi' }]);
    const thinker = createThoughtSplitter('think');
    expect(thinker.push('<think>1 < 2')).toEqual([{ kind: 'thinking', text: '1 < 2' }]);
    expect(thinker.push(' </thi')).toEqual([{ kind: 'thinking', text: ' ' }]);
    expect(thinker.push('nk of it')).toEqual([{ kind: 'thinking', text: '</thi' + 'nk of it' }]);
  });

  test('thoughts that were cut are thoughts, and half a tag is text', () => {
    expect(split(['<think>And so'])).toMatchObject({ thinking: 'And so', answer: '' });
    expect(split(['<think>And so</thi'])).toMatchObject({ thinking: 'And so</thi', answer: '' });
    expect(split(['<thi'])).toMatchObject({ thinking: '', answer: '<thi' });
  });
});

describe('pieces that the provider marks as thoughts', () => {
  test('need no tags', () => {
    expect(
      split(
        [
          ['Hm. ', true],
          ['Well. ', true],
          ['Yes.', false],
        ],
        'thought',
      ),
    ).toMatchObject({
      thinking: 'Hm. Well. ',
      answer: 'Yes.',
    });
  });

  test('lose the tags that come along', () => {
    const pieces: [string, boolean][] = [
      ['<thought>Hm. ', true],
      ['Well.', true],
      ['</thought>Yes.', false],
      [' No.', false],
    ];
    expect(split(pieces, 'thought')).toMatchObject({ thinking: 'Hm. Well.', answer: 'Yes. No.' });
  });

  test('may come again after an answer', () => {
    const pieces: [string, boolean][] = [
      ['One. ', false],
      ['<thought>Hm.', true],
      ['</thought>Two.', false],
    ];
    expect(split(pieces, 'thought')).toMatchObject({ thinking: 'Hm.', answer: 'One. Two.' });
  });
});
