import temml, { type Options } from 'temml';

/** A formula as MathML, or why it is none. */
export type Typeset = { mathml: string } | { complaint: string };

/** No commands that reach out of a formula, none that draw beyond a column, and an end to macros that call themselves. */
const options: Options = {
  annotate: true,
  maxExpand: 200,
  /** In em, and in points. */
  maxSize: [20, 200],
  strict: false,
  throwOnError: true,
  trust: false,
  wrap: 'none',
  xml: true,
};

/** Where in the source something is wrong, and that part of it: the source stands beside it. */
const place = / at (?:position \d+|end of input):[\s\S]*$/;

/** TeX as MathML, which holds its source as an annotation: whoever copies it gets that, too. */
export function typeset(source: string, display: boolean): Typeset {
  try {
    // Macros that it defines are its own.
    return { mathml: temml.renderToString(source, { ...options, displayMode: display, macros: {} }) };
  } catch (error) {
    return { complaint: error instanceof Error ? error.message.replace(place, '').trim() : '' };
  }
}
