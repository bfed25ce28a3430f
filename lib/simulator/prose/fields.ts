import type { Facts } from './facts.ts';
import { sentencesOf } from './text.ts';

export type FieldValue = string | number | boolean | null;

interface FieldRule {
  match: RegExp;
  read(facts: Facts, text: string): FieldValue | undefined;
}

/** A field's name says which fact it wants. First match wins; undefined when the text does not hold one. */
const rules: readonly FieldRule[] = [
  { match: /e-?mail/, read: ({ emails }) => emails[0] },
  { match: /phone|mobile|\btel\b/, read: ({ phones }) => phones[0] },
  { match: /url|website|link|\bsite\b/, read: ({ urls }) => urls[0] },
  { match: /currency/, read: ({ amounts }) => amounts[0]?.currency },
  {
    match: /invoice|order|ticket|\bid\b|identifier|reference|\bref\b|\bcase\b|number$|\bno\b/,
    read: ({ identifiers, numbers }) => identifiers[0] ?? numbers[0]?.toString(),
  },
  {
    match: /amount|total|price|cost|sum|\bfee\b|salary|budget|\bpaid\b/,
    read: ({ amounts, numbers }) => amounts[0]?.value ?? numbers.at(-1),
  },
  { match: /date|\bday\b|\bwhen\b|deadline|\bdue\b|birth|issued/, read: ({ dates }) => dates[0] },
  { match: /\btime\b|\bhour\b/, read: ({ times }) => times[0] },
  { match: /first ?name|given/, read: ({ names }) => names[0]?.split(' ')[0] },
  {
    match: /last ?name|surname|family/,
    read: ({ names }) => (names[0]?.includes(' ') ? names[0].split(' ').at(-1) : undefined),
  },
  {
    match: /city|location|place|country|address|where/,
    read: ({ names }, text) =>
      text.match(/\b(?:in|at|from|to|near|for) (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)*)/u)?.[1] ??
      names.at(-1),
  },
  {
    match: /company|organi[sz]ation|employer|vendor|supplier/,
    read: ({ names }, text) =>
      text.match(/\b(?:\p{Lu}[\p{L}&-]+ )+(?:GmbH|Ltd|Inc|LLC|AG|AB|Corp|BV|SA|PLC)\b/u)?.[0] ??
      names[1] ??
      names[0],
  },
  { match: /name|person|customer|client|author|contact|\bwho\b|recipient/, read: ({ names }) => names[0] },
  { match: /age|count|quantity|qty|year|rating|score|size|number/, read: ({ numbers }) => numbers[0] },
  { match: /sentiment|mood|tone/, read: (_facts, text) => sentimentOf(text) },
  { match: /title|summary|subject|headline|description/, read: (_facts, text) => sentencesOf(text)[0] },
];

/** A rough reading by counted words; said to be rough wherever it is shown. */
export function sentimentOf(text: string): 'positive' | 'negative' | 'neutral' {
  const good =
    text.match(
      /\b(?:good|great|love\w*|excellent|happy|perfect|wonderful|best|nice|amazing|fast|helpful|thanks?|enjoy\w*|recommend\w*)\b/gi,
    )?.length ?? 0;
  const bad =
    text.match(
      /\b(?:bad|awful|hate\w*|terrible|worst|slow|broken|poor|angry|disappoint\w*|never|rude|late|refund|useless|crash\w*)\b/gi,
    )?.length ?? 0;
  if (good === bad) return 'neutral';
  return good > bad ? 'positive' : 'negative';
}

const spaced = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();

export function readField(name: string, facts: Facts, text: string): FieldValue | undefined {
  const label = spaced(name);
  for (const rule of rules) {
    if (!rule.match.test(label)) continue;
    const value = rule.read(facts, text);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** "Extract the name, date and amount as JSON" → ['name', 'date', 'amount']. */
export function namedFields(prompt: string): string[] {
  const list = prompt.match(
    /\b(?:extract|pull out|find|get|return|give me|list|identify)\s+(?:the |all |any )?(.{2,160}?)\s*(?:\bas (?:a )?json\b|\bin(?:to)? (?:a )?json\b|\bfrom\b|\bout of\b|\bin the\b|:|["'“]|$)/i,
  )?.[1];
  if (!list) return [];
  return list
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*/)
    .map((field) =>
      field
        .replace(/^(?:the|all|any|an?|each|every)\s+/i, '')
        .toLowerCase()
        .replace(/[^a-z0-9 ]/g, '')
        .trim(),
    )
    .filter(
      (field) =>
        field !== '' &&
        field.split(' ').length <= 3 &&
        !/^(?:json|text|data|information|following|details|fields|facts|entities|structured.*)$/.test(field),
    )
    .map((field) => field.replace(/ /g, '_'))
    .slice(0, 12);
}

/** Every fact that was found, under plain names, for when the prompt names no fields. */
export function allFields(facts: Facts): Record<string, FieldValue | FieldValue[]> {
  const several = (items: (string | number)[]) => (items.length > 1 ? items.slice(0, 8) : (items[0] ?? null));
  const entries: [string, FieldValue | FieldValue[]][] = [
    ['name', several(facts.names)],
    ['date', several(facts.dates)],
    ['time', several(facts.times)],
    ['amount', several(facts.amounts.map(({ value }) => value))],
    ['currency', facts.amounts[0]?.currency ?? null],
    ['email', several(facts.emails)],
    ['phone', several(facts.phones)],
    ['url', several(facts.urls)],
    ['number', several(facts.numbers)],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}
