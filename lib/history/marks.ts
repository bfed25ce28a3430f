export interface Piece {
  text: string;
  /** A word that was looked for. */
  found: boolean;
}

const words = /[\p{L}\p{N}\p{M}]+/gu;

/** As the search compares words: without case and accents. */
const plain = (word: string) => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * The text cut at the words that the search found in it: each word of the query, the last one as a beginning. Joined
 * again the pieces are the text.
 */
export function markWords(text: string, search: string): Piece[] {
  const wanted = (search.match(words) ?? []).map(plain).filter(Boolean);
  const beginning = wanted.pop();
  if (beginning === undefined) return text === '' ? [] : [{ text, found: false }];
  const isFound = (word: string) => wanted.includes(word) || word.startsWith(beginning);

  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(words)) {
    if (!isFound(plain(word))) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), found: false });
    pieces.push({ text: word, found: true });
    from = index + word.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), found: false });
  return pieces;
}
