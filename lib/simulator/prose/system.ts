import type { Draft } from './draft.ts';
import { composeJson } from './json/compose-json.ts';
import { proseOf } from './kinds/follow-up.ts';
import { keySentences } from './kinds/summary.ts';
import { blocks, bullets } from './markdown.ts';
import type { Reading } from './reading.ts';
import { capText, sentencesOf } from './text.ts';
import { firstSentence } from './voices.ts';

interface Directive {
  match: RegExp;
  /** Heeded in the prompt as well as in the system prompt. */
  inPrompt?: RegExp;
  apply(answer: string, draft: Draft, reading: Reading): string;
}

const outsideCode = (text: string, change: (part: string) => string) =>
  text
    .split(/(^`{3,}[\s\S]*?^`{3,}\s*$|`[^`\n]+`)/m)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');

const pirateWords: readonly (readonly [RegExp, string])[] = [
  [/\bmy\b/g, 'me'],
  [/\bMy\b/g, 'Me'],
  [/\byour\b/g, 'yer'],
  [/\bYour\b/g, 'Yer'],
  [/\byou\b/g, 'ye'],
  [/\bYou\b/g, 'Ye'],
  [/\byes\b/gi, 'aye'],
  [/\bhello\b/gi, 'ahoy'],
  [/\bfriends?\b/g, 'mateys'],
  [/\b(?:are|is)\b/g, 'be'],
  [/\bof\b/g, "o'"],
  [/\band\b/g, "an'"],
  [/ing\b/g, "in'"],
  [/\bRemember\b/g, 'Mark me words'],
  [/\bVerdict\b/g, "Cap'n's verdict"],
];

const speakPirate = (answer: string) =>
  blocks(
    'Arr, gather round.',
    outsideCode(answer, (part) =>
      pirateWords.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), part),
    ),
    'Fair winds to ye.',
  );

const greetings: Readonly<Record<string, string>> = {
  french:
    'Bonjour. Je suis un modèle de démonstration : mon français s’arrête à cette phrase, la suite est en anglais.',
  german:
    'Guten Tag. Ich bin ein Vorführmodell: Mein Deutsch endet mit diesem Satz, der Rest ist auf Englisch.',
  spanish: 'Hola. Soy un modelo de demostración: mi español termina en esta frase y lo demás va en inglés.',
  italian:
    'Buongiorno. Sono un modello dimostrativo: il mio italiano finisce con questa frase, il resto è in inglese.',
};

const inLanguage = (language: string): Directive => ({
  match: new RegExp(`\\b(?:in|speak|use|answer|reply|respond)\\b[^.]{0,20}\\b${language}\\b`),
  inPrompt: new RegExp(`\\b(?:answer|reply|respond|explain)\\b[^.?!]{0,30}\\bin ${language}\\b`),
  apply: (answer) => blocks(greetings[language], answer),
});

/** Simple wishes about form. Later rows work on what earlier ones have made. */
const directives: readonly Directive[] = [
  {
    match: /\b(?:one|a single|1) sentence\b/,
    inPrompt: /\bin (?:just |only )?(?:one|a single|1) sentence\b/,
    apply: (_answer, draft) => firstSentence(draft),
  },
  {
    match:
      /\b(?:be|keep it|very|answer|stay) (?:brief|short|concise|terse)\b|\bbriefly\b|\bconcise(?:ly)?\b|\bbe succinct\b/,
    inPrompt: /\bbriefly\b|\bkeep it (?:brief|short)\b|\bin (?:two|2) sentences\b/,
    apply: (_answer, draft) => sentencesOf(draft.short).slice(0, 2).join(' '),
  },
  {
    match: /\bbullet(?:s| points?)(?: only)?\b/,
    inPrompt: /\b(?:as|in|with|using|only) (?:\w+ )?bullet(?:s| points?)\b/,
    apply: (answer, draft) => {
      const sentences = proseOf(answer);
      return bullets(sentences.length > 0 ? keySentences(sentences.join('\n'), 7) : sentencesOf(draft.short));
    },
  },
  ...Object.keys(greetings).map(inLanguage),
  {
    match: /\bpirate\b/,
    inPrompt: /\blike a pirate\b|\bas a pirate\b/,
    apply: (answer) => speakPirate(answer),
  },
  {
    match: /\bjson only\b|\bonly (?:valid )?json\b|\b(?:answer|reply|respond|output)\b[^.]{0,20}\bjson\b/,
    inPrompt: /\bjson only\b|\bonly (?:valid )?json\b/,
    apply: (_answer, draft, reading) => composeJson(draft, reading, undefined),
  },
];

/** Follows a system prompt as far as a simple one goes; what it does not understand it leaves alone. */
export function honour(system: string | undefined, answer: string, draft: Draft, reading: Reading): string {
  const wishes = capText(system ?? '').toLowerCase();
  return directives
    .filter(({ match, inPrompt }) => match.test(wishes) || inPrompt?.test(reading.lower))
    .reduce((text, { apply }) => apply(text, draft, reading), answer);
}
