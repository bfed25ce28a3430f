import type { Draft } from '../draft.ts';
import { type Facts, findFacts } from '../facts.ts';
import { allFields, namedFields, readField } from '../fields.ts';
import { blocks, bullets, fence, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { capitalise, clip, countOf, listOf, plain } from '../text.ts';

type Extracted = Record<string, unknown>;

/** The fields asked for, or everything found. A field the text does not hold is null, never invented. */
export function extract(
  prompt: string,
  given: string | undefined,
): { value: Extracted; facts: Facts; text: string } {
  const text = given ?? prompt;
  const facts = findFacts(text);
  const wanted = namedFields(given ? prompt.replace(given, ' ') : prompt);
  const value: Extracted =
    wanted.length > 0
      ? Object.fromEntries(wanted.map((field) => [field, readField(field, facts, text) ?? null]))
      : allFields(facts);
  return { value, facts, text };
}

const show = (value: unknown) => (value === null ? 'not in the text' : `\`${JSON.stringify(value)}\``);

const why = (field: string, value: unknown): string => {
  if (value === null) return 'left null, not guessed';
  if (/date|day|due/.test(field)) return 'written as ISO 8601';
  if (typeof value === 'number') return 'a number; separators removed';
  if (/currency/.test(field)) return 'ISO 4217 code';
  return 'copied as written';
};

const typeOf = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? `${typeof value[0]}[]` : typeof value;

export function draftExtraction(reading: Reading): Draft {
  const { value, facts, text } = extract(reading.prompt, reading.given);
  const fields = Object.entries(value);
  if (fields.length === 0) return nothingFound(text);

  const json = JSON.stringify(value, null, 2);
  const missing = fields.filter(([, found]) => found === null).map(([field]) => field);
  const used = new Set(fields.flatMap(([, found]) => (Array.isArray(found) ? found : [found])).map(String));
  const left = facts.identifiers.filter((identifier) => !used.has(identifier));
  const leftover =
    left.length > 0
      ? `The text also holds ${listOf(left.map((item) => `\`${plain(item)}\``))}, which was not asked for, so it is left out.`
      : undefined;
  const gaps =
    missing.length > 0
      ? `${capitalise(listOf(missing))} ${missing.length === 1 ? 'is' : 'are'} not in the text, so null.`
      : undefined;
  const number = fields.find(([, found]) => typeof found === 'number');

  return {
    short: fields
      .map(([field, found]) => `${field}: ${found === null ? 'not given' : String(found)}`)
      .join('; '),
    thinking: [
      `The fields wanted are ${listOf(fields.map(([field]) => field))}. The text: "${clip(plain(text), 90)}"`,
      number
        ? `For ${number[0]} I read ${String(number[1])}: the comma groups thousands and the point marks cents, so as a JSON number it has neither comma nor trailing zero.`
        : 'Nothing here needs arithmetic; the values can be copied as they stand.',
      leftover ?? 'Nothing else in the text competes for these fields.',
      gaps ?? 'Every field has exactly one candidate, so there is nothing to guess.',
      'Dates go to ISO form, since day and month are easily confused otherwise. Then the JSON must parse.',
    ],
    swift: blocks(
      fence('json', json),
      gaps ?? `${capitalise(countOf(fields.length, 'field'))}, all from the text.`,
    ),
    steady: blocks(
      '### Result',
      fence('json', json),
      '### How each field was read',
      table({
        head: ['Field', 'Value', 'Note'],
        rows: fields.map(([field, found]) => [field, show(found), why(field, found)]),
      }),
      leftover,
      gaps,
    ),
    thinker: blocks(
      'Copy what is there, normalise what machines misread, and leave out what was not asked for.',
      fence('json', json),
      bullets([
        ...(number
          ? [
              `**${number[0]}** is a number and not a string, so it can be added up. The comma was a thousands separator.`,
            ]
          : []),
        ...fields
          .filter(([field]) => /date/.test(field))
          .map(
            ([field]) =>
              `**${field}** is in ISO form: 3/10 means two different days on two sides of the Atlantic.`,
          ),
        ...(leftover ? [leftover] : []),
        ...(gaps ? [gaps] : []),
      ]),
      '**Verdict.** Safe to store: nothing was inferred that the text does not say.',
    ),
    scribe: blocks(
      `Between the quotation marks lies a small document, and ${countOf(fields.length, 'thing')} in it ${fields.length === 1 ? 'was' : 'were'} asked for.`,
      fence('json', json),
      'A few quiet decisions are hidden in those lines. A date is given with the year first, because the same figures are read differently in Boston and in Berlin. An amount is a bare number, without the comma that helps the eye and confuses the parser. A currency has its three-letter code, since a sign like the dollar’s belongs to more than twenty countries.',
      leftover ?? gaps ?? 'Nothing was left over and nothing had to be guessed.',
      'If a field had been missing, you would find *null* in its place. An empty seat at the table is more honest than a stranger in it.',
    ),
    smith: blocks(
      fence('json', json),
      'As a type, so the next program can rely on it:',
      fence(
        'typescript',
        `interface Extracted {\n${fields.map(([field, found]) => `  ${/^[a-z_$][\w$]*$/i.test(field) ? field : JSON.stringify(field)}: ${typeOf(found)};`).join('\n')}\n}`,
      ),
      leftover,
    ),
    polyglot: blocks(
      fence('json', json),
      `The values are locale-free on purpose.${number ? ` The amount would be written ${Number(number[1]).toLocaleString('de-DE', { minimumFractionDigits: 2 })} in Germany and ${Number(number[1]).toLocaleString('en-IN', { minimumFractionDigits: 2 })} in India.` : ''}`,
      '*Français:* les valeurs viennent du texte, rien n’est deviné.  \n*Deutsch:* Die Werte stammen aus dem Text, nichts ist geraten.',
    ),
    lookup: 'schema for the extracted record',
  };
}

function nothingFound(text: string): Draft {
  const note =
    'I looked for names, dates, amounts, numbers, e-mail addresses, phone numbers and links, and found none.';
  const shown = clip(plain(text), 90) || 'nothing';
  return {
    short: `${note} Put the text to read between quotation marks.`,
    thinking: [
      `The text seems to be "${shown}". ${note}`,
      'I could return invented values in the right shape, but wrong data in a valid shape does more harm than an empty object.',
      'So: an empty object, and how to give me something to read.',
    ],
    swift: blocks(fence('json', '{}'), `${note} Put the text between quotation marks.`),
    steady: blocks(
      '### Result',
      fence('json', '{}'),
      '### Why it is empty',
      note,
      table({
        head: ['To get', 'Write'],
        rows: [
          ['fields', '"Extract the name and date as JSON"'],
          ['values', 'the text, between quotation marks'],
        ],
      }),
    ),
    thinker: blocks(
      fence('json', '{}'),
      `${note} Empty is the correct result for a text without facts in it.`,
      '**Verdict.** Quote the text you mean and name the fields; both can stand in one line.',
    ),
    scribe: blocks(
      'An honest extraction sometimes comes back with empty hands.',
      fence('json', '{}'),
      `${note} I would rather say so than fill the object with plausible strangers. Put the passage between quotation marks, name the fields you care about, and each of them will be filled with what the passage says or left null.`,
    ),
  };
}
