import { string } from './values.ts';

const longestQuote = 160;
/** Addresses of the web, of mail and of machines, paths of files, and whatever looks like a key. */
const unfitWord =
  /:\/\/|@|\\|^\W*(\/|www\.)|\b(sk-|AIza|gh[a-z]_|eyJ)|\d+(\.\d+){3}|:\d{2,5}\b|\.(com|net|org|ai|io|dev|app|cloud|local|internal|test)\b|^\W*(?=\S*\d)(?=\S*[A-Za-z])[\w-]{16,}\W*$/i;

/** A text from upstream as one plain sentence of at most 160 characters; nothing of what is a page, code or a phrase without content. */
export function quotable(value: unknown): string {
  const [firstLine = ''] = string(value)
    .trim()
    .slice(0, 1000)
    .split(/[\r\n]/);
  if (/^[[{<]|<\/?[a-z!]|provider returned error/i.test(firstLine)) return '';
  const words = firstLine
    .replace(/\b(bearer|basic)\s+\S+/gi, '…')
    .split(/\s+/)
    .map((word) => (word.length > 40 || unfitWord.test(word) ? '…' : word))
    .join(' ')
    .replace(/"([^"]*)"/g, '“$1”')
    .replace(/[.?!]\s+(?=\S)/g, '; ')
    .replace(/[^\p{L}\p{N} .,;:?%=+()'’“”/_…-]+/gu, ' ')
    .replace(/(… ?)+/g, '… ')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length < 3) return '';
  const isLong = words.length >= longestQuote;
  return `${isLong ? `${words.slice(0, longestQuote - 2).replace(/\s\S*$/, '')}…` : words.replace(/[.,;:?\s]+$/, '')}.`;
}

/** The names that are shown, cut short and rid of all that a name needs not: marks, keys, addresses. */
export function presentable(value: unknown): string {
  const words = string(value)
    .slice(0, 200)
    .replace(/[^\p{L}\p{N} .,&+()'/_-]+/gu, ' ')
    .split(/\s+/)
    .filter((word) => word.length <= 24);
  return [...words.join(' ')].slice(0, 40).join('').trim();
}
