import { bare, capText } from './text.ts';

/** What can be read off a text without understanding it. Dates are ISO (`2026-10-03`). */
export interface Facts {
  names: string[];
  dates: string[];
  times: string[];
  amounts: { value: number; currency: string }[];
  numbers: number[];
  emails: string[];
  phones: string[];
  urls: string[];
  identifiers: string[];
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const monthPattern = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const monthNumber = (text: string) =>
  months.findIndex((month) => month.startsWith(text.slice(0, 3).toLowerCase())) + 1;

const iso = (year: number, month: number, day: number): string | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
};

/** 1,284.50 and 1.284,50 and 1 284,50: the last separator followed by one or two digits is the decimal one. */
export function readNumber(text: string): number {
  const digits = text.replace(/[\s' ]/g, '');
  const decimal =
    digits.match(/[.,](\d{1,2})$/) ?? (digits.match(/[.,]/g)?.length === 1 ? digits.match(/\.(\d+)$/) : null);
  const whole = decimal ? digits.slice(0, decimal.index) : digits;
  return Number(`${whole.replace(/[.,]/g, '')}${decimal ? `.${decimal[1]}` : ''}`);
}

const currencyOf: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  euro: 'EUR',
  euros: 'EUR',
  dollars: 'USD',
  dollar: 'USD',
  pounds: 'GBP',
  pound: 'GBP',
  francs: 'CHF',
  yen: 'JPY',
};
const codes = 'EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|INR|CAD|AUD|NZD|BRL|CNY|MXN|ZAR';
const amountPattern = new RegExp(
  `(?:(${codes})|([€$£¥₹]))\\s?(\\d[\\d.,' ]*\\d|\\d)|(\\d[\\d.,' ]*\\d|\\d)\\s?(?:(${codes})|([€£¥₹])|(euros?|dollars?|pounds?|francs|yen)\\b)`,
  'gi',
);

function findDates(text: string): { found: string[]; rest: string } {
  const found: string[] = [];
  const take = (year: string | undefined, month: number, day: string | undefined, whole: string) => {
    const date = iso(Number(year), month, Number(day));
    if (!date) return whole;
    found.push(date);
    return ' ; ';
  };
  const rest = text
    .replace(/\b(\d{4})-(\d{2})-(\d{2})\b/g, (whole, year, month, day) =>
      take(year, Number(month), day, whole),
    )
    .replace(
      new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\.? (?:of )?${monthPattern},? (\\d{4})\\b`, 'gi'),
      (whole, day, month, year) => take(year, monthNumber(month), day, whole),
    )
    .replace(
      new RegExp(`\\b${monthPattern} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'gi'),
      (whole, month, day, year) => take(year, monthNumber(month), day, whole),
    )
    .replace(/\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/g, (whole, day, month, year) =>
      take(year, Number(month), day, whole),
    );
  return { found, rest };
}

const notNames = new Set(
  'The A An I We You He She It They This That These Those Our My Your His Her Their Invoice Order Total Date Amount Name Currency Subject Dear Hello Hi Please Extract From To On In At By For And Or But With When Where What Who Why How Is Are Was Were Has Have Had Be Number No Contact Phone Email Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December JSON Return Give List Find Meeting Payment Bill Receipt Customer Client Mr Mrs Ms Dr Best Regards Thanks Thank Kind Call Write Yesterday Today Tomorrow Also If As Then'.split(
    ' ',
  ),
);

function findNames(text: string): string[] {
  const runs =
    text.match(/\p{Lu}[\p{L}’'-]+(?:[ ](?:(?:van|von|de|der|den|da|del|la|al|bin) )*\p{Lu}[\p{L}’'-]+)*/gu) ??
    [];
  const names = runs
    .map((run) => {
      const words = run.split(' ');
      while (words.length > 0 && notNames.has(words[0] ?? '')) words.shift();
      while (words.length > 0 && notNames.has(words.at(-1) ?? '')) words.pop();
      return words.join(' ');
    })
    .filter((name) => name.length > 1 && !/^[\p{Lu}\d]+$/u.test(name));
  const unique = [...new Set(names)];
  // A full name is a better guess than a single capitalised word.
  return [...unique.filter((name) => name.includes(' ')), ...unique.filter((name) => !name.includes(' '))];
}

export function findFacts(source: string): Facts {
  const text = capText(source);
  const urls = (text.match(/\bhttps?:\/\/[^\s"'<>)]+/g) ?? []).map((url) => url.replace(/[.,;:]+$/, ''));
  const emails = text.match(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g) ?? [];
  const cleared = [...urls, ...emails].reduce((rest, piece) => rest.replace(piece, ' ; '), text);
  const { found: dates, rest } = findDates(cleared);

  const amounts: Facts['amounts'] = [];
  const withoutAmounts = rest.replace(amountPattern, (...match: (string | undefined)[]) => {
    const [, code, sign, after, before, codeAfter, signAfter, word] = match;
    const value = readNumber(bare(after ?? before ?? ''));
    const mark = code ?? codeAfter ?? sign ?? signAfter ?? word ?? '';
    if (Number.isFinite(value))
      amounts.push({ value, currency: currencyOf[mark.toLowerCase()] ?? mark.toUpperCase() });
    return ' ; ';
  });
  const phones = (withoutAmounts.match(/\+\d[\d ()-]{6,16}\d|\b0\d{2,4}[ /-]\d[\d -]{4,10}\d/g) ?? []).map(
    (phone) => phone.trim(),
  );
  const withoutPhones = phones.reduce((remaining, phone) => remaining.replace(phone, ' ; '), withoutAmounts);

  return {
    names: findNames(rest),
    dates,
    times: text.match(/\b(?:[01]?\d|2[0-3]):[0-5]\d\b/g) ?? [],
    amounts,
    numbers: (withoutPhones.match(/(?<![\w.,:])-?\d+(?:[.,]\d+)*(?![\w:])/g) ?? [])
      .map(readNumber)
      .filter(Number.isFinite),
    emails,
    phones,
    urls,
    identifiers:
      withoutPhones
        .match(
          /\b(?:[A-Z]{1,5}-?\d[\w-]*|(?<=(?:invoice|order|ticket|case|ref(?:erence)?|no\.?|number|#) ?#?)\d+)\b/gi,
        )
        ?.map(bare) ?? [],
  };
}
