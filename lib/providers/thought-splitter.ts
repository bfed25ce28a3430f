export interface Piece {
  kind: 'thinking' | 'answer';
  text: string;
}

export interface ThoughtSplitter {
  /** `isThought`: the provider marks this very piece as a thought, tags or not. */
  push(text: string, isThought?: boolean): Piece[];
  /** What was held back, at the end. */
  end(): Piece[];
}

/**
 * Tells thoughts from the answer where a provider sends both as text: between `<tag>` and `</tag>` at the head of a reply,
 * or in pieces that it marks. A tag may come in any slices; what might be the start of one is held back until it is
 * known. A tag further on is text like any other: an answer may speak of it.
 */
export function createThoughtSplitter(tag: string): ThoughtSplitter {
  const opening = `<${tag}>`;
  const closing = `</${tag}>`;
  let state: 'head' | 'thinking' | 'gap' | 'answer' = 'head';
  let wasMarked = false;
  let held = '';

  function take(count: number): string {
    const text = held.slice(0, count);
    held = held.slice(count);
    return text;
  }

  function* pieces(): Generator<Piece> {
    if (state === 'head') {
      const start = held.length - held.trimStart().length;
      if (held.startsWith(opening, start)) {
        take(start + opening.length);
        state = 'thinking';
      } else if (opening.startsWith(held.slice(start))) return;
      else state = 'answer';
    }
    if (state === 'thinking') {
      const end = held.indexOf(closing);
      const text = take(end < 0 ? held.length - overlap(held, closing) : end);
      if (text) yield { kind: 'thinking', text };
      if (end < 0) return;
      take(closing.length);
      state = 'gap';
    }
    if (state === 'gap') {
      held = held.trimStart();
      if (held === '') return;
      state = 'answer';
    }
    const text = take(held.length);
    if (text) yield { kind: 'answer', text };
  }

  return {
    push(text, isThought = false) {
      const before = wasMarked && !isThought ? [...this.end()] : [];
      if (wasMarked && !isThought && state === 'thinking') {
        // The marks end the thoughts even where no tag does.
        if (!text.startsWith(closing)) state = 'gap';
      }
      if (isThought && state !== 'thinking') {
        state = 'thinking';
        held = text.startsWith(opening) ? text.slice(opening.length) : text;
      } else held += text;
      wasMarked = isThought;
      return [...before, ...pieces()];
    },
    end() {
      const text = take(held.length);
      if (text === '') return [];
      return [{ kind: state === 'thinking' ? 'thinking' : 'answer', text }];
    },
  };
}

/** The length of the longest end of `text` that `mark` begins with. */
function overlap(text: string, mark: string): number {
  for (let length = Math.min(text.length, mark.length - 1); length > 0; length--) {
    if (text.endsWith(mark.slice(0, length))) return length;
  }
  return 0;
}
