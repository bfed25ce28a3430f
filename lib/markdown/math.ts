import type { TokenizerExtension } from 'marked';
import type { MathToken } from './inline.ts';
import { longestConstruct } from './limits.ts';

const display = String.raw`\$\$(?!\$)((?:\\[\s\S]|[^\\$])+?)\$\$(?!\$)`;
// Not a price: nothing blank inside the dollars, no digit after the last ("$5 and $10").
const dollars = String.raw`\$(?![\s$])((?:\\[^\n]|[^\\$\n${'`'}])*?(?:\\[^\n]|[^\\$\s${'`'}]))\$(?![\d$])`;
const round = String.raw`\\\(([\s\S]+?)\\\)`;
const square = String.raw`\\\[([\s\S]+?)\\\]`;

const inlineMath = new RegExp(`^(?:${display}|${dollars}|${round}|${square})`);
const maskable = new RegExp(
  String.raw`(${'`'}+)(?!${'`'})[\s\S]*?[^${'`'}]\1(?!${'`'})|${display}|${dollars}|${round}|${square}|\\[\s\S]`,
  'g',
);
const blockOpening = /^ {0,3}(\$\$(?!\$)|\\\[)([^\n]*)(?:\n|$)/;
const openingAlone = /\n {0,3}(\$\$|\\\[)[ \t]*\n/g;
const blankLine = /\n[ \t]*\n/;

const closingOf = (opening: string | undefined) => (opening === '$$' ? '$$' : '\\]');

/** The lines up to the first blank one: a formula never reaches across it. */
function upToBlankLine(source: string): string {
  const end = source.search(blankLine);
  return end < 0 ? source : source.slice(0, end + 1);
}

function mathToken(raw: string, text: string, isDisplay: boolean): MathToken | undefined {
  return text.trim() === '' ? undefined : { type: 'math', raw, text: text.trim(), display: isDisplay };
}

/** Whether something in `source` could be inline math at all. */
export const mayHoldMath = (source: string) =>
  source.includes('$') || source.includes('\\(') || source.includes('\\[');

const anyMath = new RegExp(`${display}|${dollars}|${round}|${square}`);

/** Whether there is a formula in `source`; two prices are none. */
export const holdsMath = (source: string) => mayHoldMath(source) && anyMath.test(source);

/** `mask` (as long as `source`) with every formula blanked, so that emphasis never starts or ends in one. */
export function maskMath(source: string, mask: string): string {
  let masked = '';
  let last = 0;
  for (const match of source.matchAll(maskable)) {
    const [raw] = match;
    if (raw.startsWith('`') || (raw.startsWith('\\') && raw.length === 2)) continue;
    masked += `${mask.slice(last, match.index)}[${'a'.repeat(raw.length - 2)}]`;
    last = match.index + raw.length;
  }
  return masked + mask.slice(last);
}

export const inlineMathExtension: TokenizerExtension = {
  name: 'math',
  level: 'inline',
  start: (source) => {
    const index = source.indexOf('$');
    return index < 0 ? undefined : index;
  },
  tokenizer: (source) => {
    const first = source.charCodeAt(0);
    if (first !== 36 && first !== 92) return undefined;
    const match = inlineMath.exec(source);
    if (!match) return undefined;
    const [raw, displayed, inDollars, inRound, inSquare] = match;
    const text = displayed ?? inDollars ?? inRound ?? inSquare ?? '';
    return mathToken(raw, text, displayed !== undefined || inSquare !== undefined);
  },
};

/**
 * A formula on lines of its own. An opening delimiter alone on its line is math straight away, as an open
 * fence is code; one with text after it only once its closing delimiter is there.
 */
export const blockMathExtension: TokenizerExtension = {
  name: 'math',
  level: 'block',
  start: (source) => {
    const lines = upToBlankLine(source);
    for (const match of lines.matchAll(openingAlone)) {
      const from = match.index + match[0].length;
      const end = lines.indexOf(closingOf(match[1]), from);
      if (end >= 0 && end - from < longestConstruct) return match.index + 1;
    }
    return undefined;
  },
  tokenizer: (source) => {
    const first = source.trimStart().charCodeAt(0);
    if (first !== 36 && first !== 92) return undefined;
    const match = blockOpening.exec(source);
    if (!match) return undefined;
    const [line, opening = '', rest = ''] = match;
    const lines = upToBlankLine(source);
    const from = lines.indexOf(opening) + opening.length;
    const alone = rest.trim() === '';
    const closing = closingOf(opening);
    const end = lines.indexOf(closing, from);
    if (end < 0) {
      if (!alone || !line.endsWith('\n')) return undefined;
      return { type: 'math', raw: lines, text: lines.slice(from).trim(), display: true };
    }
    const [after = ''] = lines.slice(end + closing.length).split('\n', 1);
    if (after.trim() !== '' || (!alone && end - from >= longestConstruct)) return undefined;
    return mathToken(lines.slice(0, end + closing.length + after.length), lines.slice(from, end), true);
  },
};
