import { type Language, languages, type Phrase, phrases, places } from '../data/phrases.ts';
import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { bare, capitalise, clip, listOf, plain } from '../text.ts';

const codes: Record<Language, string> = { french: 'fr', german: 'de', spanish: 'es', italian: 'it' };
const ownNames: Record<Language, string> = {
  french: 'Français',
  german: 'Deutsch',
  spanish: 'Español',
  italian: 'Italiano',
};

const remarks: Record<Language, string> = {
  french: 'French puts a space before the question mark and often turns the question round.',
  german: 'German writes every noun with a capital letter and keeps the verb in second place.',
  spanish: 'Spanish opens a question with ¿, so the reader knows the tone from the start.',
  italian: 'Italian marks most questions by the voice alone; the order of words hardly changes.',
};

const nearest = {
  french: () => 'la plus proche',
  german: { m: 'der nächste', f: 'die nächste', n: 'das nächste' },
} as const;

function whereIs(placeName: string, isNearest: boolean): Phrase | undefined {
  const found = places[placeName];
  if (!found) return undefined;
  const { name, gender } = found;
  if (!isNearest) {
    return {
      french: `Où est ${name.french} ?`,
      german: `Wo ist ${name.german}?`,
      spanish: `¿Dónde está ${name.spanish}?`,
      italian: `Dov’è ${name.italian}?`,
    };
  }
  const germanNoun = name.german.replace(/^\S+ /, '');
  return {
    french: `Où est ${name.french} ${gender[0] === 'f' ? nearest.french() : 'le plus proche'} ?`,
    german: `Wo ist ${nearest.german[gender[1]]} ${germanNoun}?`,
    spanish: `¿Dónde está ${name.spanish} más ${gender[2] === 'f' ? 'cercana' : 'cercano'}?`,
    italian: `Dov’è ${name.italian} più ${gender[3] === 'f' ? 'vicina' : 'vicino'}?`,
  };
}

/** Looks a sentence up in the phrase book; a question mark in the source is kept by the phrase itself. */
export function lookUp(text: string): Phrase | undefined {
  const key = bare(text).toLowerCase().replace(/[’‘]/g, "'");
  const where = key.match(/^where(?: is|'s) (?:the |a )?(nearest |closest )?([a-z ]+)$/);
  if (where?.[2])
    return whereIs(where[2].replace(/^railway station$/, 'train station'), where[1] !== undefined);
  return Object.hasOwn(phrases, key) ? phrases[key] : undefined;
}

const asked = (lower: string): Language[] => {
  const named = languages.filter((language) => lower.includes(language));
  return named.length > 0 ? named : ['french', 'german', 'spanish'];
};

export function sourceText(reading: Reading): string {
  if (reading.given) return reading.given.replace(/\b(?:in)?to (?:french|german|spanish|italian)\W*$/i, '');
  const match =
    reading.prompt.match(
      /(?:translate|say|phrase)\s+(.+?)\s+(?:in|into|to)\s+(?:french|german|spanish|italian|english)/is,
    ) ?? reading.prompt.match(/translate\s+(.+)/is);
  return match?.[1]?.replace(/^(?:the )?(?:phrase|sentence|word)\s+/i, '') ?? reading.subject;
}

const glosses = { de: ['Wo', 'where'], fr: ['Où', 'where'] } as const;

function known(source: string, phrase: Phrase, targets: readonly Language[]): Draft {
  const text = capitalise(source.trim());
  const line = (language: Language) => `**${capitalise(language)}:** ${phrase[language]}`;
  const everyone = languages.filter((language) => targets.includes(language) || language === 'italian');
  const isQuestion = phrase.spanish.startsWith('¿');
  return {
    short: targets.map((language) => `${capitalise(language)}: ${phrase[language]}`).join(' · '),
    thinking: [
      `The source is "${clip(plain(text), 80)}". It is short and ${isQuestion ? 'a question' : 'a set phrase'}, so register matters more than grammar.`,
      'Would the speaker be talking to a stranger? Probably, so I keep to the polite form and to words used in the street rather than in an office.',
      isQuestion
        ? 'Punctuation differs too: French wants a space before the question mark, Spanish an opening one. Gender has to agree in the Romance languages, so I check each ending against its noun.'
        : 'A literal rendering would sound stiff in at least one of these, so I take the phrase people really say.',
    ],
    swift: bullets(targets.map(line)),
    steady: blocks(
      table({
        head: ['Language', 'Translation', 'Code'],
        rows: targets.map((language) => [capitalise(language), phrase[language], `\`${codes[language]}\``]),
      }),
      '### Notes',
      bullets(targets.map((language) => remarks[language])),
      'All of these are polite enough to say to a stranger.',
    ),
    thinker: blocks(
      'Polite, everyday wording, as one would say it to a stranger:',
      bullets(targets.map(line)),
      isQuestion
        ? 'I chose the plain question over a longer "Could you tell me…", because a traveller needs words that survive a noisy street. Opening with a word for *excuse me* supplies the courtesy: *Excusez-moi*, *Entschuldigung*, *Disculpe*.'
        : 'I chose what people say over what a dictionary lists first; the two agree less often than one hopes.',
      '**Verdict.** Safe to use as they stand; ask a native speaker before printing them on anything.',
    ),
    scribe: blocks(
      `“${plain(text)}” is a sentence for the road, and each language gives it a temper of its own.`,
      ...targets.map((language) =>
        blocks(`**${ownNames[language]}.** ${remarks[language]}`, quote(phrase[language])),
      ),
      'Say it with a small pause before and a smile after. The grammar will be forgiven, the pause will be understood, and with luck the answer comes with a pointing hand, which is the same in every language.',
    ),
    smith: blocks(
      fence(
        'json',
        JSON.stringify(
          {
            key: bare(text).toLowerCase().replace(/\W+/g, '_').replace(/_$/, '').slice(0, 40),
            en: text,
            ...Object.fromEntries(targets.map((language) => [codes[language], phrase[language]])),
          },
          null,
          2,
        ),
      ),
      'One message per key, language codes as fields. Keep the punctuation inside the strings: the space before *?* in French and the *¿* in Spanish belong to the translation.',
    ),
    polyglot: blocks(
      bullets(everyone.map((language) => `**${ownNames[language]}:** ${phrase[language]}`)),
      ...everyone.slice(0, 3).map((language) => remarks[language]),
      everyone.length > targets.length && 'Italian is an extra, in case the train goes on to Milan.',
      isQuestion &&
        `*${glosses.fr[0]}* and *${glosses.de[0]}* both mean "${glosses.fr[1]}": listen for that word first in any reply.`,
    ),
    lookup: `translate ${text}`,
  };
}

function unknown(source: string, targets: readonly Language[]): Draft {
  const text = clip(plain(source), 160) || 'the text';
  const names = listOf(targets.map(capitalise));
  const limit = `My phrase book is small: travel phrases, greetings and thanks. "${clip(text, 60)}" is not in it, and a guess in ${names} would be worse than none.`;
  const samples = ['thank you very much', 'can you help me', 'do you speak english'] as const;
  const rows = samples.map((key) => [
    capitalise(key),
    ...targets.map((language) => phrases[key]?.[language] ?? ''),
  ]);
  const plan = [
    'Name the reader and the register: formal or familiar.',
    'Mark names, numbers and terms that must not be translated.',
    'Translate sentence by sentence, then read it aloud without the original.',
    'Translate it back and compare the meaning, not the words.',
  ];
  return {
    short: `${limit} Connect a real model for free text.`,
    thinking: [
      `The text to translate is "${clip(text, 70)}". I look in the phrase book: it is not there, nor is there a pattern that fits.`,
      'I could string dictionary words together, but the grammar would be wrong in ways the reader cannot see. That is the worst kind of error in a translation.',
      'So I say plainly what is missing, and offer what I do have: phrases that are right, and a way of checking the work of whoever does translate it.',
    ],
    swift: blocks(
      limit,
      '**What I do have:**',
      table({ head: ['English', ...targets.map(capitalise)], rows }),
      'Connect a real model for free text.',
    ),
    steady: blocks(
      '### What I can and cannot do',
      limit,
      table({ head: ['English', ...targets.map(capitalise)], rows }),
      '### For the text itself',
      bullets(plan),
    ),
    thinker: blocks(
      limit,
      'A confident wrong translation is worse than a missing one, because the person who needs it cannot tell. If you have one from elsewhere, test it like this:',
      bullets(plan.slice(1)),
      '**Verdict.** Use a real model here, and check its output by translating it back.',
    ),
    scribe: blocks(
      `To translate is to say the same thing again to somebody who has lived a different life, and for that a phrase book is not enough. ${limit}`,
      quote(text),
      'If I were handing this to a translator, I would add three lines: who will read it, how formal it should be, and which words must stay exactly as they are. Most bad translations fail at these and not at grammar. When it comes back, I would read it aloud without looking at the original; whatever makes one stumble is still English in disguise.',
      'Meanwhile, one phrase from my own small shelf, which has never yet been unwelcome:',
      bullets(
        targets.map((language) => `${capitalise(language)}: *${phrases['thank you very much']?.[language]}*`),
      ),
    ),
    lookup: `translate ${clip(text, 60)}`,
  };
}

export function draftTranslation(reading: Reading): Draft {
  const source = sourceText(reading);
  const targets = asked(reading.lower.replace(source.toLowerCase(), ''));
  const phrase = lookUp(source);
  return phrase ? known(source, phrase, targets) : unknown(source, targets);
}
