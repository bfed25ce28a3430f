import type { Draft } from '../draft.ts';
import { blocks, bullets, numbered, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { bare, capitalise, clip, countOf, plain, sentencesOf, wordsOf } from '../text.ts';
import { findTopic } from '../topics/find-topic.ts';
import { changeAsked, type Earlier, fromOtherSide, inOtherLanguage } from './continued.ts';
import { reasonsOf } from './on-topic.ts';
import { keySentences } from './summary.ts';

type FollowUp = (earlier: Earlier, reading: Reading) => Draft | undefined;

const same = (text: string, thinking: readonly string[]): Draft => ({
  short: sentencesOf(text)[0] ?? text,
  thinking,
  swift: text,
  steady: text,
  thinker: text,
  scribe: text,
  smith: text,
  polyglot: text,
  seer: text,
  caller: text,
});

/** The sentences of a reply, without its code, tables and headings. */
export function proseOf(reply: string): string[] {
  const text = reply
    .replace(/^(`{3,}).*?^\1\s*$/gms, '')
    .replace(/^\s*(?:\||#{1,6} ).*$/gm, '')
    .replace(/^\s*(?:[-*>]|\d+\.) +/gm, '');
  return sentencesOf(text).filter((sentence) => wordsOf(sentence).length > 1);
}

const shorter: FollowUp = ({ reply }) => {
  const sentences = proseOf(reply);
  const before = wordsOf(reply).length;
  const budget = Math.max(12, Math.floor(before * 0.35));
  let kept = keySentences(sentences.join('\n'), 3);
  while (kept.length > 1 && wordsOf(kept.join(' ')).length > budget) kept = kept.slice(0, -1);
  const text = clip(kept.join(' '), Math.max(80, Math.floor(reply.length * 0.6))) || clip(plain(reply), 120);
  return same(text, [
    `They want it shorter. The last answer had ${before} words.`,
    `I keep the sentences that carry the most: ${countOf(kept.length, 'sentence')} of ${sentences.length}.`,
    'Does it still answer the question alone? It should, without the earlier text beside it.',
  ]);
};

const inBullets: FollowUp = ({ reply }) =>
  same(bullets(keySentences(proseOf(reply).join('\n'), 6)), [
    'The same content, as a list. I take the sentences that carry it and leave the joints out.',
    'A list hides reasoning, so each line must be able to stand by itself.',
  ]);

const inTable: FollowUp = ({ prompt, reply }, reading) => {
  if (findTopic(prompt)) return reading.draft(`${prompt} Show it in a table.`);
  const rows = keySentences(proseOf(reply).join('\n'), 6).map((sentence, index) => [
    String(index + 1),
    clip(sentence, 160),
  ]);
  return same(table({ head: ['', 'Point'], rows }), [
    'A table of what I said before. One row for each claim.',
    'Where a reply has no second dimension, two columns are enough; inventing a third would only look thorough.',
  ]);
};

const why: FollowUp = ({ prompt }, reading) => {
  const topic = findTopic(prompt);
  const inner = reading.draft(prompt);
  const thinking = [
    `They ask why, about "${clip(plain(prompt), 80)}". So no repetition: reasons only.`,
    ...inner.thinking.slice(1, 3),
  ];
  if (!topic) {
    const text = blocks('The reasons behind it, in order:', bullets(inner.thinking));
    return { ...inner, ...same(text, thinking) };
  }
  const cases = topic.decide.rows.map(
    ([first, ...rest]) => `**${capitalise(first ?? '')}:** ${rest.join('; ')}.`,
  );
  const [, middle, ending] = topic.essay;
  return {
    ...inner,
    ...same(reasonsOf(topic), thinking),
    swift: bullets(cases),
    steady: blocks(table(topic.decide), `**Keep in mind.** ${topic.caveat}`),
    scribe: blocks(quote(topic.quote), middle, ending),
  };
};

const more: FollowUp = ({ prompt }, reading) => {
  const inner = reading.draft(prompt);
  return {
    ...inner,
    swift: inner.steady,
    steady: blocks(inner.thinker, '### Once more, in full', inner.scribe),
    thinker: blocks(inner.scribe),
    scribe: blocks('Gladly. First the argument, which I had left between the lines.', inner.thinker),
  };
};

const example: FollowUp = ({ prompt }, reading) => {
  const inner = reading.draft(prompt);
  const text = inner.smith ?? inner.steady;
  return {
    ...inner,
    swift: text,
    steady: text,
    thinker: text,
    scribe: blocks('An example, then, since one is worth several adjectives.', text),
  };
};

const simpler: FollowUp = ({ prompt }, reading) => {
  const topic = findTopic(prompt);
  const inner = reading.draft(prompt);
  const thinking = [
    `Simpler, then. The earlier question was "${clip(plain(prompt), 80)}".`,
    'A picture does more than a definition. I drop the terms and keep the one rule.',
  ];
  if (!topic) return { ...inner, ...same(inner.short, thinking) };
  return {
    ...inner,
    ...same(blocks(topic.picture, `**So:** ${topic.rules[0]}`), thinking),
    swift: bullets(topic.rules),
    steady: blocks('Three rules are enough:', numbered(topic.rules)),
    scribe: blocks(topic.picture, topic.essay[0]),
  };
};

const sure: FollowUp = ({ prompt }, reading) => {
  const topic = findTopic(prompt);
  const inner = reading.draft(prompt);
  const thinking = [
    'They doubt it, which is fair. I should not simply repeat myself more loudly.',
    topic?.doubt ?? 'So what could be wrong with the earlier answer?',
  ];
  if (!topic) {
    const text = blocks(
      'As sure as a demo model can be. In short, I said:',
      quote(inner.short),
      'Check it against a source before you rely on it.',
    );
    return { ...inner, ...same(text, thinking) };
  }
  return {
    ...inner,
    ...same(`Yes, with one limit. ${topic.caveat}`, thinking),
    steady: blocks('**Yes, within these limits.**', bullets([topic.caveat, ...topic.rules])),
    thinker: blocks(
      `${topic.doubt}.`,
      `The limit of it: ${topic.caveat}`,
      `**Verdict.** Unchanged. ${topic.verdict}`,
    ),
    scribe: blocks(
      `As sure as one ought to be, which is to say: with a reservation. ${topic.caveat}`,
      quote(topic.quote),
    ),
  };
};

const aspectAsked = /^(?:and |but |so )?(?:what|how) about (?:the |its |their )?([\p{L} ]{3,40})/u;

/** "What about memory?": the row or point of the earlier topic that bears that name. */
const aspect: FollowUp = ({ prompt }, reading) => {
  const topic = findTopic(prompt);
  const wanted = bare(reading.lower.match(aspectAsked)?.[1] ?? '');
  const named = (label: string | undefined) => wanted !== '' && (label ?? '').toLowerCase().includes(wanted);
  const row = topic?.table.rows.find(([label]) => named(label));
  const point = topic?.points.find(([label]) => named(label));
  if (!topic || (!row && !point)) return undefined;
  const cells = row?.slice(1).map((cell, index) => `**${topic.table.head[index + 1]}:** ${cell}`) ?? [];
  const said = point ? `${capitalise(point[1])}` : undefined;
  const text = blocks(bullets(cells), said);
  return {
    ...same(text, [
      `One aspect of ${topic.title.toLowerCase()}: ${wanted}.`,
      topic.doubt,
      'I answer that aspect alone and leave the rest where it was.',
    ]),
    steady: blocks(row && table({ head: topic.table.head, rows: [row] }), said),
    scribe: blocks(
      `As to ${wanted}: ${
        row
          ? row
              .slice(1)
              .map((cell, index) => `${topic.table.head[index + 1]}, ${cell}`)
              .join('; ')
          : (point?.[1] ?? '')
      }.`,
      topic.essay[2],
    ),
  };
};

/** What people type next. First match wins. */
const followUps: readonly (readonly [RegExp, FollowUp])[] = [
  [aspectAsked, aspect],
  [
    /\b(?:shorter|shorten|briefer|too long|tl;?dr|in short|condense|summari[sz]e (?:that|it|this)|one sentence)\b/,
    shorter,
  ],
  [/\btable\b/, inTable],
  [/\b(?:bullets?|bullet points|as a list)\b/, inBullets],
  [
    /\b(?:simpler|simplify|eli5|like (?:i'm|i am|a) (?:5|five)|in plain|easier|don't understand|didn't understand)\b/,
    simpler,
  ],
  [/\b(?:example|in code|show (?:me )?(?:the |some )?code|sample)\b/, example],
  [/\b(?:are you sure|really\?|is that (?:right|true|correct))/, sure],
  [
    /\b(?:more detail|more details|elaborate|expand|longer|tell me more|go on|continue|go deeper|explain more|more)\b/,
    more,
  ],
  [/^(?:(?:but|and|so) )?(?:why|how come|how so|what's the reason|explain)\b/, why],
];

const isShort = (text: string) => wordsOf(text).length <= 14;

function earlierOf(reading: Reading): Earlier | undefined {
  const turns = reading.history.filter(({ text }) => text.trim() !== '');
  const reply = turns.findLast(({ role }) => role === 'assistant')?.text;
  if (reply === undefined) return undefined;
  const asked = turns.filter(({ role, text }) => role === 'user' && text.trim() !== reading.prompt);
  const prompt = asked.findLast(({ text }) => !isFollowUpText(text))?.text ?? asked.at(-1)?.text;
  return prompt === undefined ? undefined : { prompt, reply };
}

const isFollowUpText = (text: string) =>
  isShort(text) &&
  (changeAsked(text) !== undefined ||
    (followUps.some(([match]) => match.test(text.toLowerCase())) && !findTopic(text)));

export function findFollowUp(reading: Reading): Draft | undefined {
  if (!isShort(reading.prompt)) return undefined;
  const earlier = earlierOf(reading);
  if (!earlier) return undefined;
  const change = changeAsked(reading.prompt);
  const translated = change && inOtherLanguage(earlier, change, reading);
  if (translated) return translated;
  if (findTopic(reading.prompt)) return undefined;
  for (const [match, followUp] of followUps) {
    const draft = match.test(reading.lower) ? followUp(earlier, reading) : undefined;
    if (draft) return draft;
  }
  return undefined;
}

/** What is left of "and …?" once no kind of prompt has claimed it: the earlier question, seen from there. */
export function findContinued(reading: Reading): Draft | undefined {
  const change = changeAsked(reading.prompt);
  const earlier = change && earlierOf(reading);
  return change && earlier ? fromOtherSide(earlier, change, reading) : undefined;
}
