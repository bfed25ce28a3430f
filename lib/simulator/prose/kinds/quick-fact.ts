import { capitals, remarks } from '../data/capitals.ts';
import { quickFacts } from '../data/quick-facts.ts';
import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { bare, capitalise } from '../text.ts';

interface Answer {
  answer: string;
  detail: string;
}

function capitalOf({ lower }: Reading): Answer | undefined {
  const asked = bare(
    lower.match(/\bcapital(?: city)? of ([\p{L} .'-]+)/u)?.[1] ??
      lower.match(/\b([\p{L}]+)'s capital\b/u)?.[1] ??
      '',
  );
  if (asked === '') return undefined;
  const country = [asked, `the ${asked}`].find((name) => Object.hasOwn(capitals, name));
  if (!country) return undefined;
  const shown = country
    .split(' ')
    .map((word) =>
      /^(?:the|of|and)$/.test(word)
        ? word
        : /^(?:uk|us|usa)$/.test(word)
          ? word.toUpperCase()
          : capitalise(word),
    )
    .join(' ');
  return {
    answer: `The capital of ${shown} is ${capitals[country]}.`,
    detail:
      remarks[country] ??
      `Ask about a neighbour, if you like: I keep ${Object.keys(capitals).length} entries of this sort.`,
  };
}

function leapYear({ lower }: Reading): Answer | undefined {
  const year = Number(
    lower.match(/\b(\d{3,4})\b.*\bleap year\b/)?.[1] ?? lower.match(/\bleap year\b.*\b(\d{3,4})\b/)?.[1],
  );
  if (!Number.isInteger(year)) return undefined;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return {
    answer: `${year} is ${isLeap ? '' : 'not '}a leap year.`,
    detail: 'The rule: divisible by 4, except full centuries, unless these are divisible by 400.',
  };
}

export function findFact(reading: Reading): Answer | undefined {
  return capitalOf(reading) ?? leapYear(reading) ?? quickFacts.find(({ match }) => match.test(reading.lower));
}

export function draftFact({ answer, detail }: Answer, reading: Reading): Draft {
  return {
    short: answer,
    thinking: [
      'A plain factual question, so the answer should be one sentence and come first.',
      `From the shelf: ${answer}`,
      `Is there a usual mistake here? ${detail} That is worth a line and no more.`,
      'Length is not a virtue in this case. I will resist adding history that was not asked for.',
    ],
    swift: answer,
    steady: blocks(
      `**${answer}**`,
      reading.wantsTable
        ? table({ head: ['Asked', 'Answer'], rows: [[capitalise(reading.subject), answer]] })
        : bullets([detail]),
    ),
    thinker: blocks(answer, detail, '**Verdict.** Settled, and easy to check in any reference work.'),
    scribe: blocks(
      'Some questions deserve a short answer and a moment of company.',
      quote(answer),
      `${detail} Small facts like this one are the coins of conversation: worth little by themselves, and yet one likes to have a few in the pocket.`,
    ),
    smith: blocks(
      fence('json', JSON.stringify({ question: reading.subject, answer, note: detail }, null, 2)),
      'A lookup, so data and not code.',
    ),
    lookup: reading.subject,
  };
}
