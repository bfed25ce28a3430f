import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { capitalise, clip, listOf, wordsOf } from '../text.ts';

type Change = readonly [RegExp, string];

const fixes: readonly Change[] = [
  [/\bi\b(?=[ '])/g, 'I'],
  [/\bteh\b/g, 'the'],
  [/\brecieve/g, 'receive'],
  [/\bdefinately\b/g, 'definitely'],
  [/\bseperate/g, 'separate'],
  [/\boccured\b/g, 'occurred'],
  [/\b(do|does|did|is|are|was|were|have|has|had|would|could|should)nt\b/g, "$1n't"],
  [/\b[cC]ant\b/g, "can't"],
  [/\b[wW]ont\b/g, "won't"],
  [/\bim\b/gi, "I'm"],
  [/\balot\b/g, 'a lot'],
  [/\bcould of\b/g, 'could have'],
  [/\bshould of\b/g, 'should have'],
  [/\byour welcome\b/gi, "you're welcome"],
  [/\b(he|she|it) don't\b/gi, "$1 doesn't"],
  [/\b(he|she|it) go\b/gi, '$1 goes'],
  [/\bme and him\b/gi, 'he and I'],
  [/\bme and her\b/gi, 'she and I'],
  [/\band I goes\b/g, 'and I go'],
  [/ {2,}/g, ' '],
  [/ +([,.;!?])/g, '$1'],
  [/\b(\w+) \1\b/gi, '$1'],
];
const formal: readonly Change[] = [
  [/\bcan't\b/gi, 'cannot'],
  [/\bwon't\b/gi, 'will not'],
  [/n't\b/g, ' not'],
  [/\bI'm\b/gi, 'I am'],
  [/\b(we|you|they)'re\b/gi, '$1 are'],
  [/\bit's\b/gi, 'it is'],
  [/'ll\b/g, ' will'],
  [/\b(I|we|you|they)'ve\b/gi, '$1 have'],
  [/\bhey\b|\bhi\b/gi, 'Hello'],
  [/\bgonna\b/gi, 'going to'],
  [/\bwanna\b/gi, 'want to'],
  [/\bkinda\b/gi, 'rather'],
  [/\basap\b/gi, 'as soon as possible'],
  [/\bthanks\b/gi, 'thank you'],
  [/\bget back to\b/gi, 'reply to'],
  [/\bguys\b/gi, 'everyone'],
  [/\bokay\b|\bok\b/gi, 'acceptable'],
  [/\ba lot of\b/gi, 'many'],
  [/\bstuff\b/gi, 'material'],
  [/\bbig\b/gi, 'considerable'],
  [/\bfix\b/gi, 'resolve'],
  [/!+/g, '.'],
];
const shorter: readonly Change[] = [
  [/\b(?:very|really|quite|basically|actually|just|simply|literally|in fact|of course|somewhat) /gi, ''],
  [/\bin order to\b/gi, 'to'],
  [/\bdue to the fact that\b/gi, 'because'],
  [/\bat this point in time\b/gi, 'now'],
  [/\bin the event that\b/gi, 'if'],
  [/\ba large number of\b/gi, 'many'],
  [/\bhas the ability to\b/gi, 'can'],
  [/\bi (?:think|believe|feel) that /gi, ''],
  [/\bit is important to note that /gi, ''],
  [/\bfor the purpose of\b/gi, 'for'],
  [/\bas a matter of fact,? /gi, ''],
  [/\bthere (?:is|are) (\w+ \w+) (?:that|who|which) /gi, '$1 '],
];
const warmer: readonly Change[] = [
  [/\bdo not\b/g, "don't"],
  [/\bcannot\b/g, "can't"],
  [/\bI am\b/g, "I'm"],
  [/\bit is\b/gi, "it's"],
  [/\butili[sz]e\b/gi, 'use'],
  [/\bcommence\b/gi, 'start'],
  [/\bregarding\b/gi, 'about'],
  [/\bassist\b/gi, 'help'],
  [/\bpurchase\b/gi, 'buy'],
  [/\bDear Sir or Madam\b/gi, 'Hello'],
];

function revise(text: string, changes: readonly Change[]): string {
  const revised = changes.reduce(
    (current, [pattern, replacement]) => current.replace(pattern, replacement),
    text,
  );
  return revised
    .replace(
      /(^|[.!?]\s+)(\p{Ll})/gu,
      (_whole, before: string, letter: string) => before + letter.toUpperCase(),
    )
    .trim();
}

export function draftRewrite(reading: Reading): Draft {
  const text = clip(reading.given ?? '', 1200);
  const asked = reading.lower;
  if (wordsOf(text).length < 2) return missing();

  const corrected = revise(text, fixes);
  const versions = {
    formal: revise(corrected, formal),
    shorter: revise(corrected, shorter),
    friendly: revise(corrected, warmer),
    corrected,
  };
  const wanted: keyof typeof versions = /\bformal|\bprofessional|\bpolite/.test(asked)
    ? 'formal'
    : /\bshort|\bconcise|\btight|\bbrief/.test(asked)
      ? 'shorter'
      : /\bfriendl|\bcasual|\bwarm|\binformal/.test(asked)
        ? 'friendly'
        : /\bgrammar|\bcorrect|\bproofread|\bfix|\bspelling/.test(asked)
          ? 'corrected'
          : 'shorter';
  const best = versions[wanted];
  const before = wordsOf(text).length;
  const after = wordsOf(best).length;
  const unchanged = best === text.trim();
  const what = {
    formal: 'contractions written out, slang replaced',
    shorter: 'filler removed, long phrases cut',
    friendly: 'stiff words made plain',
    corrected: 'spelling, spacing and capitals put right',
  }[wanted];
  const note = unchanged
    ? 'By my rules there was nothing to change; it already reads well.'
    : `Changed: ${what}.`;
  const others = (Object.keys(versions) as (keyof typeof versions)[])
    .filter((name) => name !== wanted && versions[name] !== best)
    .slice(0, 2);
  return {
    short: best,
    thinking: [
      `The wish is for a ${wanted} version. The text has ${before} words.`,
      'I work with rules for words and phrases and not with an understanding of the whole, so I should change little and say what I changed.',
      unchanged
        ? 'Running the rules changes nothing. Then the honest answer is to say so and not to invent a fault.'
        : `After the changes it has ${after} words. Does it still say the same thing? The names and numbers are untouched, so yes.`,
    ],
    swift: blocks(quote(best), note),
    steady: blocks(
      '### Revised',
      quote(best),
      '### What changed',
      table({
        head: ['', 'Before', 'After'],
        rows: [
          ['Words', String(before), String(after)],
          ['Characters', String(text.length), String(best.length)],
        ],
      }),
      note,
    ),
    thinker: blocks(
      quote(best),
      note,
      ...others.map((name) =>
        blocks(
          `If the tone should be ${name === 'corrected' ? 'left alone' : name} instead:`,
          quote(versions[name]),
        ),
      ),
      `**Verdict.** Prefer the ${wanted} version, and check the names and figures yourself.`,
    ),
    scribe: blocks(
      'Revision is mostly subtraction: one takes out whatever the sentence can stand without and looks to see if it still stands.',
      quote(best),
      `${note} I leave the order of your thoughts as it was, since that belongs to you.`,
      'Read the result aloud once. Wherever you have to breathe in the middle of a thought, there is probably room for a full stop; and wherever you would be embarrassed to say a word to a friend, there is a plainer one.',
      ...others
        .slice(0, 1)
        .map(
          (name) =>
            `Should you want it ${name === 'corrected' ? 'only corrected' : `more ${name}`}, it might go like this: *${versions[name]}*`,
        ),
    ),
    smith: blocks(fence('diff', `- ${text.replace(/\n+/g, ' ')}\n+ ${best.replace(/\n+/g, ' ')}`), note),
    polyglot: blocks(
      quote(best),
      note,
      '*Français:* plus court, souvent plus clair.  \n*Deutsch:* Kürzer ist oft klarer.',
    ),
  };
}

function missing(): Draft {
  const need =
    'Put the text to rewrite between quotation marks or after a colon, and say which way it should go.';
  const ways = ['shorter', 'more formal', 'friendlier', 'only corrected'];
  return {
    short: need,
    thinking: [
      'There is no text to rewrite in the prompt, only the wish.',
      'I could make up a sentence and improve it, but that would help nobody.',
      'So I ask for the text, and name the directions I can take it in.',
    ],
    swift: blocks(need, bullets(ways.map(capitalise))),
    steady: blocks(
      '### What I need',
      need,
      table({
        head: ['Direction', 'What changes'],
        rows: [
          ['Shorter', 'filler and long phrases go'],
          ['Formal', 'contractions are written out'],
          ['Friendly', 'stiff words become plain'],
          ['Corrected', 'spelling and spacing only'],
        ],
      }),
    ),
    thinker: blocks(
      `There is a wish but no text. Rewriting also needs a direction, because ${listOf(ways)} pull against each other.`,
      `**Verdict.** ${need}`,
    ),
    scribe: blocks(
      'I am holding the pencil, and the page is blank.',
      `${need} Tell me too who will read it, since the same sentence wears a different coat for a friend and for a court.`,
    ),
  };
}
