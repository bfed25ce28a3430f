import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, numbered, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { bare, capitalise, numberWord, sentencesOf } from '../text.ts';

/** A riddle worked out: every persona tells it from the same four facts. */
interface Solution {
  answer: string;
  /** The wrong answer that suggests itself. */
  trap: string;
  steps: string[];
  check: string;
  why: string;
  code: string;
  rows?: { head: string[]; rows: string[][] };
}

const money = (value: number) => (Math.round(value * 100) / 100).toFixed(2);

function batAndBall({ lower }: Reading): Solution | undefined {
  if (!/\bbat\b/.test(lower) || !/\bball\b/.test(lower)) return undefined;
  const numbers = (lower.match(/\d+(?:[.,]\d+)?/g) ?? []).map((text) => Number(text.replace(',', '.')));
  const [total = 1.1, difference = 1] = numbers;
  if (!(total > difference)) return undefined;
  const ball = (total - difference) / 2;
  const trap = total - difference;
  return {
    answer: `The ball costs **${money(ball)}**, and the bat ${money(ball + difference)}.`,
    trap: `${money(trap)} springs to mind, but then the bat would cost ${money(trap + difference)} and the two together ${money(2 * trap + difference)}`,
    steps: [
      `Let the ball cost $b$. The bat costs $b + ${money(difference)}$.`,
      `Together: $b + (b + ${money(difference)}) = ${money(total)}$.`,
      `So $2b = ${money(total)} - ${money(difference)} = ${money(trap)}$.`,
      `And $b = ${money(ball)}$.`,
    ],
    check: `${money(ball)} + ${money(ball + difference)} = ${money(total)}, and the difference is ${money(difference)}`,
    why: `The sum mixes a total with a difference. The mind subtracts them and stops, one step early: what remains after taking off the difference, ${money(trap)}, is the price of *two* balls.`,
    code: `# b + (b + difference) = total
total, difference = ${Math.round(total * 100)}, ${Math.round(difference * 100)}  # in cents: no rounding
ball = (total - difference) / 2
bat = ball + difference
assert ball + bat == total and bat - ball == difference
print(f"ball {ball / 100:.2f}, bat {bat / 100:.2f}")  # ball ${money(ball)}, bat ${money(ball + difference)}`,
    rows: {
      head: ['If the ball costs', 'the bat costs', 'together', 'right?'],
      rows: [
        [money(trap), money(trap + difference), money(2 * trap + difference), 'no'],
        [money(ball), money(ball + difference), money(total), '**yes**'],
      ],
    },
  };
}

function sheep({ lower }: Reading): Solution | undefined {
  const match = lower.match(/\ball (?:but|except) (\d+|\w+)\b/);
  if (!match || !/\b(?:sheep|cows?|farmer|chickens?|goats?|die|died)\b/.test(lower)) return undefined;
  const left = match[1] ?? '';
  const had = lower.match(/\b(\d+) (?:\w+ )?(?:sheep|cows?|chickens?|goats?)/)?.[1];
  const gone = had && /^\d+$/.test(left) ? String(Number(had) - Number(left)) : undefined;
  return {
    answer: `**${capitalise(left)}** are left.`,
    trap: gone
      ? `subtracting gives ${gone}, but that is how many are gone, not how many remain`
      : 'it invites a subtraction that is not needed',
    steps: [
      `"All but ${left}" means: everyone except ${left}.`,
      `Those ${left} are the ones nothing happened to.`,
      `So ${left} remain.`,
    ],
    check: gone ? `${gone} gone + ${left} left = ${had}` : `the phrase itself names the survivors: ${left}`,
    why: 'The answer stands in the question. Numbers make us reach for arithmetic before we have finished reading.',
    code: `herd = ${had ?? 17}
left = ${/^\d+$/.test(left) ? left : 9}  # "all but ${left}": the exception is what remains
print("gone:", herd - left, "left:", left)`,
  };
}

function letterCount({ prompt, lower }: Reading): Solution | undefined {
  const match =
    lower.match(
      /\bhow many (?:times does (?:the letter )?|letters? )?["'“]?(\p{L})["'”]?(?:'s|s|’s)?(?: letters?)?(?: are| is| do| does| appear| occur| there)*(?: there)? (?:in|appear in|occur in)(?: the)?(?: (?:word|name|string|sentence))? ["'“]?([^"'”?.!\n]{1,60})/u,
    ) ??
    lower.match(
      /\bcount (?:the )?(?:letter |number of )?["'“]?(\p{L})["'”]?(?:'s|s)? in(?: the)?(?: word)? ["'“]?([^"'”?.!\n]{1,60})/u,
    );
  if (!match?.[1] || !match[2]) return undefined;
  const letter = match[1];
  const word = bare(match[2]).replace(/^the (?=\S+$)|^word /, '');
  const positions = [...word].flatMap((character, index) => (character === letter ? [index + 1] : []));
  const count = positions.length;
  const shown = [...word]
    .map((character) => (character === letter ? `**${character}**` : character))
    .join(' ');
  const original = prompt.match(new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'))?.[0] ?? word;
  return {
    answer: `There ${count === 1 ? 'is' : 'are'} **${numberWord(count)}** "${letter}" in "${original}".`,
    trap: 'models read pieces of words and not letters, so guessing from memory goes wrong; spelling it out does not',
    steps: [
      `Spell it: ${shown}.`,
      count > 0
        ? `Marked at position${count === 1 ? '' : 's'} ${positions.join(', ')}.`
        : 'None of them is marked.',
      `Count the marks: ${count}.`,
    ],
    check: `${[...word].length - count} other characters + ${count} = ${[...word].length} in all`,
    why: 'A tokeniser hands a model fragments of a word, not its letters. That is why so simple a question makes large models stumble; this reply was counted by code.',
    code: `word, letter = ${JSON.stringify(word)}, ${JSON.stringify(letter)}
places = [index + 1 for index, character in enumerate(word) if character == letter]
print(len(places), places)  # ${count} [${positions.join(', ')}]`,
  };
}

function decimals({ lower }: Reading): Solution | undefined {
  const match = lower.match(
    /\b(?:larger|bigger|greater|smaller|higher)\b[^\d]{0,25}(\d+\.\d+)\s*(?:or|and|vs\.?|than|,)\s*(\d+\.\d+)|(\d+\.\d+)\s*(?:or|and|vs\.?)\s*(\d+\.\d+)[^\d]{0,30}\b(?:larger|bigger|greater|smaller|higher)\b/,
  );
  const left = match?.[1] ?? match?.[3];
  const right = match?.[2] ?? match?.[4];
  if (!left || !right || Number(left) === Number(right)) return undefined;
  const places = Math.max(left.split('.')[1]?.length ?? 0, right.split('.')[1]?.length ?? 0);
  const [high, low] = Number(left) > Number(right) ? [left, right] : [right, left];
  return {
    answer: /\bsmaller\b/.test(lower)
      ? `**${low}** is the smaller number.`
      : `**${high}** is the larger number.`,
    trap: 'read as version numbers or dates, the longer tail can look larger',
    steps: [
      `Write both to ${numberWord(places)} decimal places: ${Number(left).toFixed(places)} and ${Number(right).toFixed(places)}.`,
      'Compare digit by digit from the left.',
      `So $${high} > ${low}$.`,
    ],
    check: `${high} − ${low} = ${(Number(high) - Number(low)).toFixed(places)}, which is positive`,
    why: 'After the decimal point the first digit counts tenths, whatever follows it. Chapter 11 comes after chapter 9; eleven hundredths do not come after nine tenths.',
    code: `from decimal import Decimal
print(Decimal("${high}") > Decimal("${low}"))  # True`,
  };
}

function machines({ lower }: Reading): Solution | undefined {
  if (!/\b(?:machines?|widgets?)\b/.test(lower) || !/\bminutes?\b/.test(lower)) return undefined;
  const match =
    lower.match(/(\d+) machines? (?:\w+ ){0,3}?(\d+) minutes? (?:\w+ ){0,3}?(\d+) widgets?/) ?? undefined;
  const later = lower.match(/\b(\d+) machines?\b(?!.*\bmachines?\b).*?(\d+) widgets?/s);
  if (!match || !later) return undefined;
  const [count, minutes, made] = match.slice(1).map(Number) as [number, number, number];
  const [laterCount, wanted] = later.slice(1).map(Number) as [number, number];
  const each = (minutes * count) / made;
  const time = Math.round(((each * wanted) / laterCount) * 100) / 100;
  return {
    answer: `It takes **${time} minutes**.`,
    trap: `${wanted} minutes looks right because the numbers rhyme, but more machines also work at the same time`,
    steps: [
      `One machine needs ${each} minutes per widget.`,
      `Each of ${laterCount} machines makes ${wanted / laterCount} of them.`,
      `$${wanted / laterCount} \\times ${each} = ${time}$ minutes.`,
    ],
    check: `${laterCount} machines × ${time} minutes ÷ ${each} minutes each = ${wanted} widgets`,
    why: 'The pattern 5, 5, 5 invites 100, 100, 100. Ask instead for the rate of a single machine; it has not changed.',
    code: `minutes_each = ${minutes} * ${count} / ${made}
print(minutes_each * ${wanted} / ${laterCount})  # ${time}`,
  };
}

const solvers = [batAndBall, sheep, letterCount, decimals, machines];

export function solve(reading: Reading): Solution | undefined {
  for (const solver of solvers) {
    const solution = solver(reading);
    if (solution) return solution;
  }
  return undefined;
}

const asSentence = (text: string) => `${capitalise(text)}${/[.?!]$/.test(text) ? '' : '.'}`;

export function draftPuzzle(solution: Solution): Draft {
  const { answer, trap, steps, check, why, code, rows } = solution;
  return {
    short: answer.replaceAll('**', ''),
    thinking: [
      `There is a tempting answer here. ${asSentence(trap)}`,
      `So slowly: ${steps.join(' ').replaceAll('**', '').replaceAll('$', '')}`,
      `Does it fit everything in the prompt? ${asSentence(check)} Yes.`,
      'I should give the result first, then show the one step people skip.',
    ],
    swift: blocks(answer, steps.slice(-2).join(' '), `Check: ${check}.`),
    steady: blocks(
      '### Working',
      numbered(steps),
      rows && table(rows),
      `**Answer.** ${answer}`,
      `**Check.** ${asSentence(check)}`,
    ),
    thinker: blocks(
      `The first idea is a trap: ${trap}.`,
      steps.join(' '),
      why,
      `**Verdict.** ${answer} ${asSentence(check)}`,
    ),
    scribe: blocks(
      'Some questions are small enough to answer before one has thought, and that is how they catch us.',
      `Here the quick voice speaks first: ${trap}. It is a pleasant voice, and it is wrong. The slow one asks for a pencil.`,
      quote(sentencesOf(steps.join(' ')).join(' ')),
      `${answer} ${asSentence(check)} Nothing in it was difficult, only easy to hurry past.`,
      why,
      'The remedy is modest. Put the answer back into the question and read it once more. If the words still agree, you are done; if not, it took ten seconds to find out.',
    ),
    smith: blocks(fence('python', code), answer, bullets([`Check: ${check}.`])),
    polyglot: blocks(
      answer,
      steps.join(' '),
      '*Deutsch:* Erst rechnen, dann antworten.  \n*Français:* Calculer d’abord, répondre ensuite.',
      rows &&
        'The puzzle works in any currency, since the trap is in the reading. In Germany or France the amounts are written with a decimal comma.',
    ),
    seer: blocks(
      answer,
      'Draw it as a bar. Mark off the part you were told about, and look at what is left over: the drawing shows the step that the words hide.',
      bullets(steps),
      'No image came with this prompt, so the bar is left to your pencil.',
    ),
  };
}
