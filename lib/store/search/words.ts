import { setImmediate as nextTurn } from 'node:timers/promises';

/** Han, kana and the like are written without spaces: each of their characters is a word of its own. */
const unspaced = '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}';
const wordPattern = new RegExp(`[${unspaced}]|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/** What is longer is no word, and is found by its beginning. */
const longestWord = 64;
/** Of all different words of a run together, in bytes: Postgres indexes no more than 1 MB of them. */
const mostBytes = 512 * 1024;
const wordsPerTurn = 20_000;

/** A word as it is compared: without case and accents. */
export function fold(word: string): string {
  const folded = /^[A-Za-z0-9]*$/.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .normalize('NFC')
        .toLowerCase();
  return folded.slice(0, longestWord).toWellFormed();
}

export function* wordsIn(text: string): Generator<{ word: string; index: number }> {
  for (const match of text.matchAll(wordPattern)) yield { word: match[0], index: match.index };
}

/** The different words of texts, folded. Long texts are read in turns: meanwhile others are served. */
export async function wordsOf(texts: readonly string[]): Promise<string[]> {
  const words = new Set<string>();
  let bytes = 0;
  let read = 0;
  for (const text of texts) {
    for (const { word } of wordsIn(text)) {
      read += 1;
      if (read % wordsPerTurn === 0) await nextTurn();
      for (const folded of foldedWords(word)) {
        if (words.has(folded)) continue;
        bytes += Buffer.byteLength(folded);
        if (bytes > mostBytes) return [...words];
        words.add(folded);
      }
    }
  }
  return [...words];
}

/** Folding can take a sign apart that is no letter by itself (½ is 1⁄2): what is indexed is words only. */
function foldedWords(word: string): string[] {
  const folded = fold(word);
  return /^[a-z0-9]+$/.test(folded) ? [folded] : (folded.match(wordPattern) ?? []);
}

/** The words somebody asks for; all must be there, the last as a beginning. No character has a meaning of its own. */
export function searchWords(search: string): string[] {
  const words = [...wordsIn(search.slice(0, 1000))].flatMap(({ word }) => foldedWords(word));
  return words.slice(0, 32);
}
