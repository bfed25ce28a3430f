import type { Draft } from './draft.ts';
import type { Reading } from './reading.ts';
import { capitalise, clip, plain, wordsOf } from './text.ts';

const openings = ['The request is', 'I am asked', 'Let me read it again', 'So the prompt says'] as const;

const checks = [
  'Before writing, a check: does the conclusion follow from what I said, or only from habit? It should stand even if the reader disagrees with one of the points.',
  'One more check: would somebody who knows this well object to the first line? If so, the first line has to change.',
  'I should also keep the form in view: lead with the answer, give the reason, and stop.',
  'What would change my mind? If I can name that, it belongs in the answer, because it is the most useful part.',
] as const;

const least = 65;
const most = 175;

/** Thinker's reasoning, 60 to 180 words, about this very prompt. */
export function think(reading: Reading, draft: Draft): string {
  const quoted = clip(plain(reading.prompt), 110);
  const opening = quoted === '' ? 'The prompt is empty.' : `${reading.random.pick(openings)}: "${quoted}"`;
  const thoughts: string[] = [opening];
  let count = wordsOf(opening).length;
  const offered = [...draft.thinking, ...reading.random.some(checks, checks.length)];

  for (const [index, thought] of offered.entries()) {
    const own = index < draft.thinking.length;
    const words = wordsOf(thought).length;
    if (count + words > most || (!own && count >= least)) continue;
    thoughts.push(/[.?!]$/.test(thought) ? thought : `${thought}.`);
    count += words;
  }
  const half = Math.ceil(thoughts.length / 2);
  return [thoughts.slice(0, half), thoughts.slice(half)]
    .map((part) => part.map(capitalise).join(' '))
    .filter((part) => part !== '')
    .join('\n\n');
}
