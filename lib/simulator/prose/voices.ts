import type { Draft } from './draft.ts';
import { blocks, fence } from './markdown.ts';
import type { Persona } from './personas.ts';
import type { Reading } from './reading.ts';
import { bare, clip, sentencesOf } from './text.ts';

type Voice = (draft: Draft, reading: Reading) => string;

const callWith = (query: string) => `search_web(${JSON.stringify({ query: clip(query, 80) })})`;

/** Without tools Caller is brief and says what it would have called. */
const caller: Voice = (draft, reading) =>
  draft.caller ??
  blocks(
    draft.short,
    `No tools came with this request, so that is from the shelf. With a search tool I would have checked it first:`,
    fence('text', callWith(draft.lookup ?? (reading.subject || 'the question'))),
    'Define a tool in the set-up and I will call it with arguments taken from your prompt.',
  );

const seer: Voice = (draft) =>
  draft.seer ??
  blocks(
    draft.short,
    '**What a picture would add.** I am the column for images, and none came with this prompt. A photo, a chart or a screenshot beside the question would give the other readers something to check the words against.',
  );

const smith: Voice = (draft, reading) =>
  draft.smith ??
  blocks(
    fence(
      'typescript',
      [
        '// The answer as data, so it can be tested and changed.',
        'export const answer = {',
        `  about: ${JSON.stringify(clip(reading.subject || 'the prompt', 70))},`,
        '  inShort: [',
        ...sentencesOf(draft.short).map((sentence) => `    ${JSON.stringify(sentence)},`),
        '  ],',
        '} as const;',
      ].join('\n'),
    ),
    'There is little to compile in this one. Ask for a language and a function, and the block above becomes real code.',
  );

/** Said when a kind brings no sentence of its own in other languages. */
const asides = [
  ['Français', 'L’essentiel tient en une phrase ; le reste est affaire de détails.'],
  ['Español', 'Lo esencial cabe en una frase; lo demás son detalles.'],
  ['Deutsch', 'Das Wesentliche passt in einen Satz, der Rest sind Einzelheiten.'],
  ['Italiano', 'L’essenziale sta in una frase; il resto sono dettagli.'],
] as const;

const polyglot: Voice = (draft, reading) => {
  if (draft.polyglot) return draft.polyglot;
  const chosen = reading.random.some(asides, 2);
  return blocks(draft.short, chosen.map(([language, text]) => `*${language}:* ${text}`).join('  \n'));
};

export const voices: Record<Persona, Voice> = {
  swift: (draft) => draft.swift,
  steady: (draft) => draft.steady,
  thinker: (draft) => draft.thinker,
  scribe: (draft) => draft.scribe,
  caller,
  seer,
  smith,
  polyglot,
};

/** The first sentence of the plain answer, for "in one sentence". */
export const firstSentence = (draft: Draft): string => `${bare(sentencesOf(draft.short)[0] ?? draft.short)}.`;
