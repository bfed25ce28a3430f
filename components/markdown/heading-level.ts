import { createContext, useContext } from 'react';
import type { Block } from '#lib/markdown/block.ts';

/** An answer's own headings stand below the column's: its first one is h3, whatever level the model began with. */
const firstLevel = 3;
const lastLevel = 6;

/** The depth of a reply's first heading. */
export const FirstDepthContext = createContext(1);

export function firstDepthOf(blocks: readonly Block[]): number {
  const first = blocks.find((block) => block.type === 'heading');
  return first?.type === 'heading' ? first.depth : 1;
}

/** No level is left out between the column's heading and the answer's: that is what readers by heading go by. */
export function useHeadingTag(depth: number): 'h3' | 'h4' | 'h5' | 'h6' {
  const level = firstLevel + Math.max(0, depth - useContext(FirstDepthContext));
  return `h${Math.min(level, lastLevel) as 3 | 4 | 5 | 6}`;
}
