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

/** What a mark without its other half has begun, in a reply that grows; the last of its tokens, see `closedForNow`. */
export interface OpenToken {
  type: 'open';
  raw: string;
  as: 'strong' | 'em' | 'del' | 'code' | 'math' | 'display' | 'text';
  tokens: readonly Inline[];
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
  | MathToken
  | OpenToken;

/** The lexer's own type also allows unknown extensions; ours are all named in `Inline`. */
export function asInline(tokens: readonly Token[] | undefined): readonly Inline[] {
  return (tokens ?? []) as readonly Inline[];
}

export function isReference(token: Inline): token is ReferenceToken {
  return token.type === 'link' && 'label' in token;
}

/** Whether the caret stands in the last of `tokens`, not behind it. */
export function endsOpen(tokens: readonly Inline[] | undefined): boolean {
  return tokens?.at(-1)?.type === 'open';
}
