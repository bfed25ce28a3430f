import { estimateTokenCount } from 'tokenx';
import type { Reply } from './reply.ts';

/** As much of a text without blanks is read again when it grows; a longer one is counted where it stands. */
const longestAgain = 256;

interface Part {
  read: number;
  tokens: number;
}

/**
 * Estimates the tokens of a reply's text, its thoughts included. Of a reply that grows no word is read twice; another
 * try of it is counted from its start.
 */
export function createTokenCounter(): (reply: Pick<Reply, 'thinking' | 'answer' | 'sentAt'>) => number {
  let sentAt: number | null = null;
  let parts: Record<'thinking' | 'answer', Part> = nothingRead();
  return (reply) => {
    if (reply.sentAt !== sentAt) parts = nothingRead();
    sentAt = reply.sentAt;
    let sum = 0;
    for (const key of ['thinking', 'answer'] as const) {
      const text = reply[key];
      if (text.length < parts[key].read) parts[key] = { read: 0, tokens: 0 };
      const { read, tokens } = parts[key];
      const end = firmEnd(text, read);
      if (end > read) parts[key] = { read: end, tokens: tokens + estimateTokenCount(text.slice(read, end)) };
      sum += parts[key].tokens + estimateTokenCount(text.slice(parts[key].read));
    }
    return sum;
  };
}

const nothingRead = () => ({ thinking: { read: 0, tokens: 0 }, answer: { read: 0, tokens: 0 } });

/** Up to where what may follow changes nothing: the last word may go on. */
function firmEnd(text: string, from: number): number {
  const blank = text.lastIndexOf(' ') + 1;
  if (blank > from) return blank;
  return text.length - from > longestAgain ? text.length : from;
}
