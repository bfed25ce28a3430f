import { advance, createMarkdown } from './blocks.ts';
import { provisional } from './provisional.ts';
import { decided } from './undecided.ts';

/** One of each kind that replies are made of. */
export const sample = `## A heading

A sentence with **strong** and _gentle_ words, a [link](https://example.org), \`code\` and https://example.org.
Another, and a third one: 3 < 4 & 5 > 4.

- An item
- Another with \`code\`

1. First
2. Second

| name | size |
|---|---:|
| one | 1 |

> A quote.

\`\`\`ts
const answer = 42;
\`\`\`

$$
x^2
$$
`;

const stepLength = 24;

/**
 * Reads a text for nothing but the reading: the first time is twenty times as slow as the next (40 ms in all), and must
 * not fall into the frame that shows a reply's first token. `when` is asked for a moment for each small step of it.
 */
export function warmUp(when: (step: () => void) => void): void {
  let state = createMarkdown();
  let end = 0;
  function read(): void {
    end += stepLength;
    state = advance(state, decided(sample.slice(0, end), false));
    provisional(state);
    if (end < sample.length) when(read);
  }
  when(read);
}
