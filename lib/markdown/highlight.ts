import type { lowlight } from './languages.ts';

type Highlighter = typeof lowlight;

/** Code as a tree of spans (hast). */
export type Highlighted = ReturnType<Highlighter['highlight']>;

/** Characters above which code stays plain: highlighting it would hold up a frame. */
export const longestHighlighted = 20_000;

const idleTimeout = 2000;

function whenIdle(task: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(task, { timeout: idleTimeout });
  else setTimeout(task, 1);
}

const loaded = Promise.withResolvers<Highlighter>();
let isAsked = false;

/**
 * Loads the grammars when the page is next idle; further calls do nothing. To be called once after the first
 * paint: a chunk first asked for during a run would wait behind its stream.
 */
export function preloadHighlighter(): void {
  if (isAsked) return;
  isAsked = true;
  whenIdle(() => {
    import('./languages.ts').then(
      (module) => loaded.resolve(module.lowlight),
      () => {
        isAsked = false;
      },
    );
  });
}

/**
 * Hands over `code` highlighted, in idle time and once the grammars are there. Never for a language without a
 * grammar or for very long code. Returns a function that calls it off.
 */
export function highlightWhenIdle(
  code: string,
  language: string,
  onHighlighted: (tree: Highlighted) => void,
): () => void {
  let isWanted = language !== '' && code.length <= longestHighlighted;
  const name = language.toLowerCase();
  loaded.promise.then((highlighter) => {
    if (!isWanted || !highlighter.registered(name)) return;
    whenIdle(() => {
      if (isWanted) onHighlighted(highlighter.highlight(name, code));
    });
  });
  return () => {
    isWanted = false;
  };
}
