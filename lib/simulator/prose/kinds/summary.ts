import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { bare, capitalise, clip, countOf, listOf, sentencesOf, wordsOf } from '../text.ts';

const common = new Set(
  'the a an and or but of to in on at for with from by as is are was were be been it its this that these those they them their we our you your he she his her i my not no do does did has have had can could will would should which who what when where how there here than then so if into about over after before more most also just only very such'.split(
    ' ',
  ),
);

const weights = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text.toLowerCase())) {
    if (word.length > 2 && !common.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
};

/** The `count` sentences that say most about the text, in the order of the text. */
export function keySentences(text: string, count: number): string[] {
  const sentences = sentencesOf(text);
  const weight = weights(text);
  const ranked = sentences.map((sentence, index) => {
    const words = wordsOf(sentence.toLowerCase()).filter((word) => weight.has(word));
    const score = words.reduce((sum, word) => sum + (weight.get(word) ?? 0), 0) / Math.sqrt(words.length + 4);
    return {
      sentence,
      index,
      score: score * (index === 0 ? 1.5 : index === sentences.length - 1 ? 1.15 : 1),
    };
  });
  return ranked
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({ sentence }) => clip(sentence, 320));
}

export const keyWords = (text: string, count: number): string[] =>
  [...weights(text)]
    .sort((a, b) => b[1] - a[1])
    .slice(0, count)
    .map(([word]) => word);

export function draftSummary(reading: Reading): Draft {
  const text = reading.given ?? '';
  const sentences = sentencesOf(text);
  if (sentences.length < 2 || wordsOf(text).length < 20) return missing(reading, text);

  const [main = ''] = keySentences(text, 1);
  const few = keySentences(text, Math.min(3, sentences.length - 1));
  const more = keySentences(text, Math.min(5, sentences.length - 1));
  const before = wordsOf(text).length;
  const after = wordsOf(few.join(' ')).length;
  const words = keyWords(text, 5);
  const method = 'I do this by choosing the weightiest sentences, so every word below is the author’s own.';
  return {
    short: main,
    thinking: [
      `The text has ${countOf(sentences.length, 'sentence')} and ${before} words. A summary should keep the claim and drop the scenery.`,
      `The words that return most are ${listOf(words)}, so the sentence that carries them is probably the main one: "${clip(main, 140)}"`,
      `I should not add anything that is not there. Choosing sentences is safer than rewording them, and I can go down to about ${Math.round((after / before) * 100)} % of the length.`,
    ],
    swift: blocks(
      `**${clip(main, 200)}**`,
      bullets(few.filter((sentence) => sentence !== main).map((sentence) => clip(sentence, 160))),
    ),
    steady: blocks(
      '### Main point',
      main,
      '### Also in the text',
      bullets(few.filter((sentence) => sentence !== main)),
      table({
        head: ['', 'Original', 'Summary'],
        rows: [
          ['Words', String(before), String(after)],
          ['Sentences', String(sentences.length), String(few.length)],
        ],
      }),
      `**Recurring words.** ${listOf(words)}.`,
    ),
    thinker: blocks(
      `The claim that carries the rest is this: ${main}`,
      more.length > 1 && `Its support, in order of appearance:`,
      bullets(more.filter((sentence) => sentence !== main)),
      `What I left out is mostly illustration; restore it if the reader must be convinced and not only informed.`,
      `**Verdict.** ${countOf(few.length, 'sentence')} of ${sentences.length} hold the text up.`,
    ),
    scribe: blocks(
      `The passage turns on ${listOf(words.slice(0, 3).map((word) => `*${word}*`))}, and at its centre stands one sentence.`,
      quote(main),
      `Around it the rest falls into place. ${more.filter((sentence) => sentence !== main).join(' ')}`,
      `${method} Something is always lost on the way from ${before} words to a few, usually the examples and the tone of voice. If those were what you liked, read the whole; if you only needed to know what it says, you have it.`,
    ),
    smith: blocks(
      fence(
        'json',
        JSON.stringify({ main, points: few, words: { before, after }, keywords: words }, null, 2),
      ),
      method,
    ),
    polyglot: blocks(
      few.join(' '),
      `*Français:* ${before} mots ramenés à ${after}.  \n*Deutsch:* ${before} Wörter auf ${after} gekürzt.`,
      `Key words to look up first when reading it in another language: ${listOf(words)}.`,
    ),
  };
}

function missing(reading: Reading, text: string): Draft {
  const about = bare(reading.subject) ? ` about ${reading.subject}` : '';
  const need =
    text === ''
      ? 'There is no text here to summarise yet.'
      : `That is only ${countOf(wordsOf(text).length, 'word')}, too short to be shortened.`;
  const how = 'Put it after a colon, or between quotation marks, in the same prompt.';
  const plan = [
    'the claim, in one sentence',
    'the two or three facts it rests on',
    'what the author leaves open',
  ];
  return {
    short: `${need} ${how}`,
    thinking: [
      need,
      `I could write something general${about}, but that would be an essay and not a summary.`,
      'Better to say what is missing, and what a good summary will contain once the text is here.',
    ],
    swift: blocks(`${need} ${how}`, bullets(plan.map((item) => `I will give ${item}.`))),
    steady: blocks(
      '### What I need',
      `${need} ${how}`,
      '### What you will get',
      table({
        head: ['Part', 'Content'],
        rows: plan.map((item, index) => [String(index + 1), capitalise(item)]),
      }),
    ),
    thinker: blocks(
      `${need} A summary is a claim about a particular text, so without the text there is nothing to be right about.`,
      bullets(plan.map(capitalise)),
      `**Verdict.** ${how}`,
    ),
    scribe: blocks(
      `${need} A summary is a portrait, and the sitter has not arrived.`,
      `${how} I will look for the sentence on which the others lean, keep the two or three that hold it up, and let the rest go. Nothing will be added; whatever you read will be the author’s own words, only fewer.`,
    ),
  };
}
