import type { Token, Tokens } from 'marked';

/** TeX source without its delimiters. */
export interface MathToken {
  type: 'math';
  raw: string;
  text: string;
  display: boolean;
}

/**
 * `[text][label]`, `[label][]` or `[label]`: a link if a definition of the label stands anywhere in the reply,
 * else the characters themselves. Resolved when drawn, since definitions mostly come last and a settled block
 * is not parsed again.
 */
export interface ReferenceToken extends Tokens.Link {
  label: string;
  image: boolean;
  /** What follows the text in the source: `]`, `][]` or `][label]`. */
  closing: string;
}

export type Inline =
  | Tokens.Text
  | Tokens.Escape
  | Tokens.Strong
  | Tokens.Em
  | Tokens.Del
  | Tokens.Codespan
  | Tokens.Br
  | Tokens.Link
  | Tokens.Image
  | Tokens.Tag
  | Tokens.Checkbox
  | ReferenceToken
  | MathToken;

/** The lexer's own type also allows unknown extensions; ours are all named in `Inline`. */
export function asInline(tokens: readonly Token[] | undefined): readonly Inline[] {
  return (tokens ?? []) as readonly Inline[];
}

export function isReference(token: Inline): token is ReferenceToken {
  return token.type === 'link' && 'label' in token;
}
