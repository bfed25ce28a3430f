/** How well a word fits a model; less is better. Null: not at all. */
type Rank = 0 | 1 | 2 | 3 | null;

/** What words are looked for in; everything lower case. */
export interface Haystack {
  /** The beginnings that count most: short name, full name, id, id without its author. */
  starts: readonly string[];
  /** Name and id in words, each after a space. */
  words: string;
  /** Name and id, letters and digits only, a space between the two. */
  squashed: string;
  /** `openrouter:a/b`: found by a word that has its colon, so that the provider's name alone finds nothing. */
  id: string;
}

const SEPARATORS = /[^\p{L}\p{N}.]+/gu;
const NO_LETTERS = /[^\p{L}\p{N}]+/gu;

const squash = (text: string): string => text.toLowerCase().replace(NO_LETTERS, '');

export function createHaystack(names: readonly string[], id: string): Haystack {
  const lower = names.map((name) => name.toLowerCase());
  return {
    starts: lower,
    words: ` ${lower.join(' ').replace(SEPARATORS, ' ')}`,
    squashed: lower.map(squash).join(' '),
    id: id.toLowerCase(),
  };
}

/**
 * Whether the letters stand in this order within one name, its first letter at the beginning of a word and the whole
 * not stretched over more than three times its length: `nmtrn` finds Nemotron, `gpt` does not find everything.
 */
function isAbbreviation(word: string, words: string): boolean {
  for (
    let start = words.indexOf(` ${word[0]}`);
    start >= 0;
    start = words.indexOf(` ${word[0]}`, start + 1)
  ) {
    const end = Math.min(words.length, start + 1 + word.length * 3);
    let found = 1;
    for (let at = start + 2; at < end && found < word.length; at++) {
      if (words[at] === word[found]) found++;
    }
    if (found === word.length) return true;
  }
  return false;
}

/** Prefix of the whole, prefix of a word, anywhere, abbreviation: in this order. `word` is lower case. */
export function rankWord(word: string, { starts, words, squashed, id }: Haystack): Rank {
  if (starts.some((start) => start.startsWith(word))) return 0;
  if (word.includes(':') && id.startsWith(word)) return 0;
  const plain = squash(word);
  if (words.includes(` ${word.replace(SEPARATORS, ' ').trim()}`) && plain !== '') return 1;
  if (plain !== '' && squashed.includes(plain)) return 2;
  return plain.length >= 3 && isAbbreviation(plain, words) ? 3 : null;
}
