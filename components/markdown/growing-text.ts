import { decided } from '#lib/markdown/undecided.ts';

/** What a reader sees of a text that grows: most of it drawn by React, the newest characters beside it. */
export interface GrowingText {
  /** What React is to draw. */
  get(): string;
  /** What stands beside it. */
  tail(): string;
  subscribe(listener: () => void): () => void;
}

interface GrowingTextOptions {
  read(): string;
  /** False once no more is to come: then all of it is drawn. */
  grows(): boolean;
  subscribe(listener: () => void): () => void;
  /** Puts these characters where the next one will stand; false where there is no such place. */
  write(characters: string): boolean;
  /** In ms. */
  now(): number;
}

/** The most characters that stand beside what was drawn, and the longest they do while more come, in ms. */
const longestTail = 160;
const longestWait = 250;

/** After a line has begun, these end nothing and open nothing in Markdown: they read the same drawn or not. */
const plain = /^[\p{L}\p{M}\p{N} ,'’]*$/u;
/** The next word may belong into a cell that is not drawn yet, or decide what stands before it, or into an address. */
const unfit = /\||\]$|\]\([^)]*$/;
const hasBegun = (text: string) => {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return line.trim() !== '' && !unfit.test(line) && decided(text, false) === text;
};
/**
 * Markdown drops a space at an end, which would be missing before the words that are written there. Behind a mark it tells
 * what the mark is, so it is drawn.
 */
const withoutSpace = (text: string) => text.replace(/(?<![*_~`$]) +$/, '');

/**
 * Drawing Markdown anew for each frame is most of what streaming costs a page. What comes between two marks is plain
 * letters nearly always, so they are written into one node, and a few times a second all is read and drawn as it is.
 */
export function createGrowingText(options: GrowingTextOptions): GrowingText {
  const { read, grows, subscribe, write, now } = options;
  const listeners = new Set<() => void>();
  let drawn = read();
  let drawnAt = now();
  /** As drawn, and what was written beside it. */
  let shown = drawn;
  let inLine = hasBegun(drawn);
  let unsubscribe = () => {};

  function draw(text: string): void {
    drawn = grows() ? withoutSpace(text) : text;
    shown = text;
    inLine = hasBegun(drawn);
    drawnAt = now();
  }

  function isTail(text: string): boolean {
    if (!grows() || text.length - drawn.length > longestTail || now() - drawnAt > longestWait) return false;
    const added = text.slice(drawn.length);
    return inLine && plain.test(added) && text.slice(0, drawn.length) === drawn && write(added);
  }

  /** Whether nothing was added that can be seen before more has come. */
  function isUndecided(text: string): boolean {
    return (
      grows() &&
      text.slice(0, shown.length) === shown &&
      decided(text, false).slice(shown.length).trim() === '' &&
      text.trimEnd().length > shown.length
    );
  }

  function follow(): void {
    const text = read();
    if (text === shown && (text === drawn || grows())) return;
    if (isUndecided(text)) return;
    if (isTail(text)) {
      shown = text;
      return;
    }
    draw(text);
    for (const listener of listeners) listener();
  }

  return {
    // Before anybody listens nothing follows the text.
    get: () => (listeners.size > 0 ? drawn : read()),
    tail: () => (listeners.size > 0 ? shown.slice(drawn.length) : ''),
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        draw(read());
        unsubscribe = subscribe(follow);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) unsubscribe();
      };
    },
  };
}
