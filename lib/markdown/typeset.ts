import type { Typeset, typeset } from './formula.ts';
import { holdsMath } from './math.ts';
import { whenIdle } from './when-idle.ts';

/** Characters above which a formula stays as it was written: to typeset it would hold up a frame. */
export const longestTypeset = 2000;

/** Formulas that are kept typeset. */
const mostKept = 500;

const loaded = Promise.withResolvers<typeof typeset>();
let isAsked = false;

/**
 * Loads the typesetter when the page is next idle, where there is a formula in the text. For a text that is whole: a
 * chunk first asked for during a run would wait behind its stream.
 */
export function preloadTypesetter(text: string): void {
  if (!isAsked && holdsMath(text)) whenIdle(loadTypesetter);
}

/** Loads it at once; further calls do nothing. */
export function loadTypesetter(): void {
  if (isAsked) return;
  isAsked = true;
  import('./formula.ts').then(
    (module) => loaded.resolve(module.typeset),
    () => {
      isAsked = false;
    },
  );
}

const kept = new Map<string, Typeset>();
const keyOf = (source: string, display: boolean) => `${display ? 'display' : 'inline'} ${source}`;

/** What became of a formula that has been typeset before; undefined: it has not been, or is forgotten. */
export function keptTypeset(source: string, display: boolean): Typeset | undefined {
  return kept.get(keyOf(source, display));
}

/** Typesets a formula in idle time, once the typesetter is there; never a very long one. Gives back how to call it off. */
export function typesetWhenIdle(
  source: string,
  display: boolean,
  onTypeset: (typeset: Typeset) => void,
): () => void {
  let isWanted = source.length <= longestTypeset;
  loaded.promise.then((set) => {
    if (!isWanted) return;
    whenIdle(() => {
      if (isWanted) onTypeset(keep(source, display, set));
    });
  });
  return () => {
    isWanted = false;
  };
}

function keep(source: string, display: boolean, set: typeof typeset): Typeset {
  const key = keyOf(source, display);
  const known = kept.get(key);
  if (known) return known;
  const result = set(source, display);
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, result);
  return result;
}
