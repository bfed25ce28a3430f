import { createElement, Fragment, type ReactNode } from 'react';

/** Characters from which on a run without a space is given places to break at. */
const longestRun = 200;

/** So many characters, and what is drawn as one with the last of them. */
const stretch = /.{120}[\p{M}\p{Emoji_Modifier}]*(?:\u200D.[\p{M}\p{Emoji_Modifier}]*)*/gsu;

/**
 * A text with a `<wbr>` about every 120 characters of a run that has no space. Laying out such a run takes a browser time
 * that grows with the square of its length: 300,000 times the same letter held a tab for 28 seconds, with these 0.2. They
 * are no characters, so what is copied stays as it was. The nodes are to be spread: a text that grows only adds to them.
 */
export function breakable(text: string): ReactNode[] {
  if (text.length <= longestRun) return [text];
  const nodes: ReactNode[] = [];
  let start = 0;
  for (const { 0: run, index } of text.matchAll(/\S+/g)) {
    if (run.length <= longestRun) continue;
    for (const piece of run.matchAll(stretch)) {
      const end = index + piece.index + piece[0].length;
      if (end === text.length) break;
      nodes.push(text.slice(start, end), createElement('wbr'));
      start = end;
    }
  }
  nodes.push(text.slice(start));
  return nodes;
}

/** Characters after which a text goes on in a node of its own, at the next space. */
const leaf = 80;

/**
 * A text in nodes that stay as they are while it grows: whoever selects a sentence while more comes keeps it, since a
 * node that is written anew loses what was selected in it.
 */
export function leavesOf(text: string): string[] {
  const leaves: string[] = [];
  let start = 0;
  for (let space = text.indexOf(' ', leaf); space >= 0; space = text.indexOf(' ', start + leaf)) {
    leaves.push(text.slice(start, space + 1));
    start = space + 1;
  }
  return start < text.length || leaves.length === 0 ? [...leaves, text.slice(start)] : leaves;
}

export function LongText({ text }: { text: string }) {
  return createElement(Fragment, null, ...breakable(text));
}
