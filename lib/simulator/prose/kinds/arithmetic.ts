import { type Calculation, calculate, checkOf, formatNumber, normalise } from '../calculate.ts';
import type { Draft } from '../draft.ts';
import { readNumber } from '../facts.ts';
import { blocks, bullets, fence, numbered, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { capitalise } from '../text.ts';

interface Sum extends Calculation {
  /** What the figures mean, when it is more than an expression. */
  means: string;
  check: string;
  code: string;
}

const number = '([\\d][\\d.,]*)';
const read = (text: string | undefined) => readNumber((text ?? '').replace(/[.,]$/, ''));

interface WordRule {
  match: RegExp;
  work(values: number[]): {
    expression: string;
    value: number;
    steps: string[];
    means: string;
    check: string;
  };
}

const f = formatNumber;

const wordRules: readonly WordRule[] = [
  {
    match: new RegExp(
      `${number} ?(?:%|percent|per cent) (?:off|discount on|discount off) (?:of )?[^\\d]{0,12}${number}`,
    ),
    work: ([rate = 0, base = 0]) => ({
      expression: `${f(base)} × (1 − ${f(rate)} ÷ 100)`,
      value: base * (1 - rate / 100),
      steps: [
        `${f(rate)} % of ${f(base)} = ${f((base * rate) / 100)}`,
        `${f(base)} − ${f((base * rate) / 100)} = ${f(base * (1 - rate / 100))}`,
      ],
      means: `${f(base)} reduced by ${f(rate)} %`,
      check: `${f(base * (1 - rate / 100))} + ${f((base * rate) / 100)} = ${f(base)}`,
    }),
  },
  {
    match: new RegExp(`${number} ?(?:%|percent|per cent) (?:tip |tax |vat )?(?:of|on) [^\\d]{0,14}${number}`),
    work: ([rate = 0, base = 0]) => ({
      expression: `${f(rate)} ÷ 100 × ${f(base)}`,
      value: (rate / 100) * base,
      steps: [
        `1 % of ${f(base)} = ${f(base / 100)}`,
        `${f(base / 100)} × ${f(rate)} = ${f((rate / 100) * base)}`,
      ],
      means: `${f(rate)} % of ${f(base)}`,
      check: `${f((rate / 100) * base)} ÷ ${f(base)} = ${f(rate / 100)}`,
    }),
  },
  {
    match: new RegExp(
      `${number} (?:is|as) what (?:percent|percentage|%) of ${number}|what (?:percent|percentage|%) of ${number} is ${number}`,
    ),
    work: (values) => {
      const [part = 0, whole = 1] = values.length === 2 ? values : values;
      return {
        expression: `${f(part)} ÷ ${f(whole)} × 100`,
        value: (part / whole) * 100,
        steps: [
          `${f(part)} ÷ ${f(whole)} = ${f(part / whole)}`,
          `${f(part / whole)} × 100 = ${f((part / whole) * 100)}`,
        ],
        means: `${f(part)} as a percentage of ${f(whole)}`,
        check: `${f((part / whole) * 100)} % of ${f(whole)} = ${f(part)}`,
      };
    },
  },
  {
    match: new RegExp(`square root of ${number}|sqrt\\(?\\s*${number}`),
    work: ([base = 0]) => ({
      expression: `√${f(base)}`,
      value: Math.sqrt(base),
      steps: [`Look for the number whose square is ${f(base)}`, `√${f(base)} ≈ ${f(Math.sqrt(base))}`],
      means: `the square root of ${f(base)}`,
      check: `${f(Math.sqrt(base))}² ≈ ${f(Math.sqrt(base) ** 2)}`,
    }),
  },
  {
    match: /(-?\d[\d.,]*) ?(?:°|degrees?)? ?(?:c|celsius)\b.*\b(?:f|fahrenheit)\b/,
    work: ([celsius = 0]) => ({
      expression: `${f(celsius)} × 9 ÷ 5 + 32`,
      value: (celsius * 9) / 5 + 32,
      steps: [
        `${f(celsius)} × 1.8 = ${f(celsius * 1.8)}`,
        `${f(celsius * 1.8)} + 32 = ${f(celsius * 1.8 + 32)}`,
      ],
      means: `${f(celsius)} °C in degrees Fahrenheit`,
      check: `(${f(celsius * 1.8 + 32)} − 32) ÷ 1.8 = ${f(celsius)}`,
    }),
  },
  {
    match: /(-?\d[\d.,]*) ?(?:°|degrees?)? ?(?:f|fahrenheit)\b.*\b(?:c|celsius)\b/,
    work: ([fahrenheit = 0]) => ({
      expression: `(${f(fahrenheit)} − 32) × 5 ÷ 9`,
      value: ((fahrenheit - 32) * 5) / 9,
      steps: [
        `${f(fahrenheit)} − 32 = ${f(fahrenheit - 32)}`,
        `${f(fahrenheit - 32)} ÷ 1.8 = ${f((fahrenheit - 32) / 1.8)}`,
      ],
      means: `${f(fahrenheit)} °F in degrees Celsius`,
      check: `${f((fahrenheit - 32) / 1.8)} × 1.8 + 32 = ${f(fahrenheit)}`,
    }),
  },
  {
    match: new RegExp(`${number} ?(?:miles?|mi)\\b.*\\b(?:km|kilomet)`),
    work: ([miles = 0]) => ({
      expression: `${f(miles)} × 1.609344`,
      value: miles * 1.609344,
      steps: [`1 mile = 1.609344 km`, `${f(miles)} × 1.609344 = ${f(miles * 1.609344)}`],
      means: `${f(miles)} miles in kilometres`,
      check: `${f(miles * 1.609344)} ÷ 1.609344 = ${f(miles)}`,
    }),
  },
  {
    match: new RegExp(`${number} ?(?:km|kilomet\\w+)\\b.*\\bmiles?`),
    work: ([km = 0]) => ({
      expression: `${f(km)} ÷ 1.609344`,
      value: km / 1.609344,
      steps: [`1 mile = 1.609344 km`, `${f(km)} ÷ 1.609344 = ${f(km / 1.609344)}`],
      means: `${f(km)} kilometres in miles`,
      check: `${f(km / 1.609344)} × 1.609344 = ${f(km)}`,
    }),
  },
];

const pythonOf = (expression: string) =>
  expression
    .replace(/√([\d.,]+)/, '$1 ** 0.5')
    .replaceAll('×', '*')
    .replaceAll('÷', '/')
    .replaceAll('−', '-')
    .replaceAll('^', '**')
    .replace(/(\d),(?=\d{3})/g, '$1');

/** `2x + 3 = 11`: one unknown, first degree. */
function linear(lower: string): Sum | undefined {
  const match = lower.match(
    /(?<![\w.])(-?\d*(?:\.\d+)?)\s*\*?\s*x\s*(?:([+-])\s*(\d+(?:\.\d+)?))?\s*=\s*(-?\d+(?:\.\d+)?)/,
  );
  if (!match || !/\bsolve\b|\bfind x\b|\bx\b\s*\?|\bwhat is x\b|=/.test(lower)) return undefined;
  const factor = match[1] === '' ? 1 : match[1] === '-' ? -1 : Number(match[1]);
  const offset = match[3] ? Number(`${match[2]}${match[3]}`) : 0;
  const right = Number(match[4]);
  if (!factor) return undefined;
  const value = (right - offset) / factor;
  return {
    expression: `(${f(right)} − ${f(offset)}) ÷ ${f(factor)}`,
    value,
    steps: [
      `${f(factor)}x = ${f(right)} − (${f(offset)}) = ${f(right - offset)}`,
      `x = ${f(right - offset)} ÷ ${f(factor)} = ${f(value)}`,
    ],
    means: 'the value of x',
    check: `${f(factor)} × ${f(value)} + (${f(offset)}) = ${f(factor * value + offset)}`,
    code: `x = (${right} - (${offset})) / (${factor})\nassert abs(${factor} * x + (${offset}) - (${right})) < 1e-9\nprint(x)`,
  };
}

export function findSum(reading: Reading): Sum | undefined {
  const text = reading.lower;
  for (const rule of wordRules) {
    const match = text.match(rule.match);
    if (!match) continue;
    let values = match
      .slice(1)
      .filter((group) => group !== undefined)
      .map(read);
    // "What percent of 80 is 20" names the whole first.
    if (/what (?:percent|percentage|%) of/.test(match[0])) values = values.reverse();
    const worked = rule.work(values);
    if (Number.isFinite(worked.value))
      return { ...worked, code: `result = ${pythonOf(worked.expression)}\nprint(round(result, 6))` };
  }
  const equation = linear(text);
  if (equation) return equation;

  return expressionIn(text);
}

const sumPattern = /[-+(]*\d[\d.]*(?:[\s)]*[-+*/^%][\s(]*-?\d[\d.]*\)*)+/g;
const askedBefore =
  /(?:\b(?:what(?:'s| is| are| does)|calculate|compute|work out|solve|evaluate|how much is|sum of|result of|value of)|[:=])\s*$/;

/** A bare sum, or one that is asked for in words. Dates (2026-10-03) and ranges (9-5) look like sums too. */
function expressionIn(lower: string): Sum | undefined {
  const text = normalise(lower);
  for (const match of text.matchAll(sumPattern)) {
    const source = match[0].trim().replace(/\.+$/, '');
    const isWhole = source.replace(/\s/g, '').length >= text.replace(/[\s=?.!]/g, '').length;
    const isAsked =
      askedBefore.test(text.slice(0, match.index)) || /^\s*=/.test(text.slice(match.index + match[0].length));
    if ((!isWhole && !isAsked) || /^\d{4}-\d{1,2}-\d{1,2}$|^\d{1,2}\/\d{1,2}\/\d{4}$/.test(source)) continue;
    const found = calculate(source) ?? calculate(source.replace(/[()]/g, ''));
    if (!found) continue;
    const last = found.steps.at(-1) ?? '';
    return {
      ...found,
      means: found.expression,
      check: checkOf(last),
      code: `result = ${source.replaceAll('^', '**')}\nprint(result)`,
    };
  }
  return undefined;
}

const tex = (step: string) =>
  `$${step
    .replace(/(\d),(?=\d{3})/g, '$1{,}')
    .replaceAll('×', '\\times')
    .replaceAll('÷', '\\div')
    .replaceAll('−', '-')
    .replaceAll('%', '\\%')
    .replace(/√([\d.,]+)/g, '\\sqrt{$1}')
    .replaceAll('≈', '\\approx')}$`;
const isFormula = (step: string) => !/[a-z]{3,}/i.test(step);
const line = (step: string) => (isFormula(step) ? tex(step) : step);

export function draftArithmetic(sum: Sum): Draft {
  const result = Number.isFinite(sum.value) ? f(sum.value) : 'undefined (division by zero)';
  const isPlain = sum.means === sum.expression;
  const answer = isPlain ? `${sum.expression} = **${result}**` : `${capitalise(sum.means)}: **${result}**`;
  return {
    short: answer.replaceAll('**', ''),
    thinking: [
      `This is ${isPlain ? 'an expression' : sum.means}, so it can be worked out exactly and does not need recalling.`,
      isPlain
        ? 'Order matters: brackets, then powers, then multiplication and division, then the rest, from left to right.'
        : `Written down: ${sum.expression}.`,
      `Step by step: ${sum.steps.slice(0, 6).join('; ')}.`,
      `Check: ${sum.check}. That fits, so the result stands.`,
    ],
    swift: blocks(answer, sum.steps.length > 1 ? line(sum.steps.at(-1) ?? '') : `Check: ${sum.check}.`),
    steady: blocks(
      '### Working',
      numbered(sum.steps.map(line)),
      `**Result.** ${result}`,
      `**Check.** ${capitalise(sum.check)}.`,
    ),
    thinker: blocks(
      `What is asked is ${isPlain ? `the value of ${tex(sum.expression)}` : sum.means}.`,
      bullets(sum.steps.map(line)),
      `Before trusting it, a second way: ${sum.check}.`,
      `**Verdict.** ${answer}`,
    ),
    scribe: blocks(
      `Numbers rarely need adornment, yet it is pleasant to see how one arrives. ${isPlain ? `We start from ${tex(sum.expression)}` : `We are looking for ${sum.means}`}, and take it a step at a time.`,
      sum.steps.map(line).join(', and then ').concat('.'),
      `So the answer is **${result}**. To be sure of it, one walks back the way one came: ${sum.check}. The figures agree, and the pencil may be put down.`,
    ),
    smith: blocks(
      fence('python', sum.code),
      `Prints ${result}.`,
      'For money, use `decimal.Decimal` or whole cents: binary floats cannot hold 0.1 exactly.',
    ),
    polyglot: blocks(
      answer,
      table({
        head: ['Where', 'Written'],
        rows: [
          ['United Kingdom', result],
          [
            'Deutschland',
            Number.isFinite(sum.value) ? Number(sum.value.toPrecision(12)).toLocaleString('de-DE') : '–',
          ],
          [
            'France',
            Number.isFinite(sum.value) ? Number(sum.value.toPrecision(12)).toLocaleString('fr-FR') : '–',
          ],
        ],
      }),
      '*Deutsch:* Das Komma trennt hier die Dezimalstellen.  \n*Français:* La virgule sépare les décimales.',
    ),
    lookup: sum.expression,
    caller: blocks(
      answer,
      'With a calculator tool I would have called:',
      fence('text', `calculate(${JSON.stringify({ expression: sum.expression })})`),
    ),
  };
}
