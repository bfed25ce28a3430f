import { advance, createMarkdown } from './blocks.ts';

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

const step = 12;

/**
 * Reads a text in steps for nothing but the reading: the first time is many times as slow as those after it, and must
 * not fall into the frame that shows a reply's first token.
 */
export function warmUp(): void {
  let state = createMarkdown();
  for (let end = step; end < sample.length + step; end += step) state = advance(state, sample.slice(0, end));
}
