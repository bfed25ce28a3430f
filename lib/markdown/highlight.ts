import type { lowlight } from './languages.ts';
import { whenIdle } from './when-idle.ts';

type Highlighter = typeof lowlight;

/** Code as a tree of spans (hast). */
export type Highlighted = ReturnType<Highlighter['highlight']>;

/** Characters above which code stays plain: highlighting it would hold up a frame. */
export const longestHighlighted = 20_000;

const loaded = Promise.withResolvers<Highlighter>();
let isAsked = false;

/**
 * Loads the grammars when the page is next idle; further calls do nothing. To be called once after the first
 * paint: a chunk first asked for during a run would wait behind its stream.
 */
export function preloadHighlighter(): void {
  if (isAsked) return;
  isAsked = true;
  whenIdle(loadHighlighter);
}

/** Loads the grammars at once: for code that somebody asked to see, beside no stream's first words. */
export function loadHighlighter(): void {
  isAsked = true;
  import('./languages.ts').then(
    (module) => loaded.resolve(module.lowlight),
    () => {
      isAsked = false;
    },
  );
}

/**
 * Hands over `code` highlighted, in idle time and once the grammars are there. Never for a language without a
 * grammar or for very long code. Returns a function that calls it off.
 */
export const highlightWhenIdle: Highlight = (...of) => highlight(whenIdle, ...of);

/** The same without waiting for idle time. */
export const highlightAtOnce: Highlight = (...of) => highlight((task) => task(), ...of);

type Highlight = (code: string, language: string, onHighlighted: (tree: Highlighted) => void) => () => void;

function highlight(
  when: typeof whenIdle,
  ...[code, language, onHighlighted]: Parameters<Highlight>
): () => void {
  let isWanted = language !== '' && code.length <= longestHighlighted;
  const name = language.toLowerCase();
  loaded.promise.then((highlighter) => {
    if (!isWanted || !highlighter.registered(name)) return;
    when(() => {
      if (isWanted) onHighlighted(highlighter.highlight(name, code));
    });
  });
  return () => {
    isWanted = false;
  };
}
