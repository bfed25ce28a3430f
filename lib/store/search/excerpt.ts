import { fold, wordsIn } from './words.ts';

const before = 60;
const length = 180;

interface Match {
  text: string;
  index: number;
  found: number;
}

/** Words around the place where most of the words are found; null where none of them is. */
export function excerptOf(texts: readonly string[], words: readonly string[]): string | null {
  let best: Match | null = null;
  for (const text of texts) {
    const places = words.map((word, index) => placeOf(text, word, index === words.length - 1));
    const found = places.filter((place) => place >= 0);
    if (found.length > (best?.found ?? 0)) best = { text, index: Math.min(...found), found: found.length };
    if (best?.found === words.length) break;
  }
  return best === null ? null : cut(best.text, best.index);
}

/** Most words are found as they are written; only one with an accent takes the way over every word of the text. */
function placeOf(text: string, word: string, isBeginning: boolean): number {
  const lower = text.toLowerCase();
  if (lower.length === text.length) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
      const starts = !isLetter(text[at - 1]) || !isLetter(text[at]);
      const ends = isBeginning || !isLetter(text[at + word.length]);
      if ((starts && ends) || !isPlain(word)) return at;
    }
    if (isPlain(word) && isPlain(lower)) return -1;
  }
  for (const { word: written, index } of wordsIn(text)) {
    if (isPlain(written)) continue;
    const folded = fold(written);
    if (isBeginning ? folded.startsWith(word) : folded === word) return index;
  }
  return -1;
}

const isPlain = (text: string) => !/[^\0-\x7f]/.test(text);
const isLetter = (character = ' ') => /[\p{L}\p{N}\p{M}]/u.test(character);

function cut(text: string, index: number): string {
  const from = index <= before ? 0 : wordStart(text, index - before, index);
  const to = Math.min(text.length, from + length);
  const middle = text.slice(from, to).replace(/\s+/g, ' ').trim().toWellFormed();
  return `${from > 0 ? '… ' : ''}${middle}${to < text.length ? ' …' : ''}`;
}

/** The first beginning of a word from `from` on, but not beyond `to`. */
function wordStart(text: string, from: number, to: number): number {
  const space = text.slice(from, to).search(/\s/);
  return space < 0 ? from : from + space + 1;
}
