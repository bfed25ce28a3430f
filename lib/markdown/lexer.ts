import { Lexer, type Links, Marked, type MarkedOptions, type Token, Tokenizer, type Tokens } from 'marked';
import type { ReferenceToken } from './inline.ts';
import { longestConstruct } from './limits.ts';
import { blockMathExtension, inlineMathExtension, maskMath, mayHoldMath } from './math.ts';
import { nextPiece } from './pieces.ts';

/**
 * Stands before the rest of a paragraph whose beginning is settled, so that what follows is read as the middle
 * of that paragraph whatever it looks like. From the private use area: no model writes it.
 */
export const continuation = '\uE000';

const blankLine = /\n[ \t]*\n/;

const normaliseLabel = (label: string) =>
  label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase().toLowerCase();

class ReplyTokenizer extends Tokenizer {
  /** Footnotes stay text; a title never reaches across a blank line; a definition has a greatest length. */
  override def(source: string): Tokens.Def | undefined {
    if (!/^ {0,3}\[(?!\^)/.test(source)) return undefined;
    const end = source.search(blankLine);
    const token = super.def(end < 0 ? source.slice(0, 2 * longestConstruct) : source.slice(0, end + 1));
    return token && token.raw.length <= longestConstruct ? token : undefined;
  }

  override table(source: string): Tokens.Table | undefined {
    if (source.startsWith(continuation)) return undefined;
    const header = source.indexOf('\n');
    if (header < 0 || header > longestConstruct) return undefined;
    const delimiter = source.indexOf('\n', header + 1);
    const end = delimiter < 0 ? source.length : delimiter;
    return end - header > longestConstruct ? undefined : super.table(source);
  }

  /** Every reference is kept as such; who draws it looks its label up. */
  override reflink(source: string, _links: Links): ReferenceToken | Tokens.Text | undefined {
    const first = source.charAt(0);
    if (first !== '[' && first !== '!') return undefined;
    const { reflink, nolink } = this.rules.inline;
    const match = reflink.exec(source) ?? nolink.exec(source);
    if (!match) return undefined;
    const [raw, text = '', named] = match;
    const label = named || text;
    if (this.lexer.state.inLink || label.startsWith('^') || text.includes('<')) {
      return { type: 'text', raw: first, text: first };
    }
    const opening = first === '!' ? 2 : 1;
    return {
      type: 'link',
      raw,
      href: '',
      text,
      tokens: this.lexer.inlineTokens(text),
      label: normaliseLabel(label),
      image: first === '!',
      closing: raw.slice(opening + text.length),
    };
  }
}

/** The inline run at whose start the lexer stands, for the hook below: it is given the masked text only. */
let running = '';

class ReplyLexer extends Lexer {
  override inlineTokens(source: string, tokens?: Token[]): Token[] {
    running = source;
    return super.inlineTokens(source, tokens);
  }
}

const grammar: MarkedOptions = {
  ...new Marked({
    gfm: true,
    extensions: [blockMathExtension, inlineMathExtension],
    hooks: { emStrongMask: (mask) => (mayHoldMath(running) ? maskMath(running, mask) : mask) },
  }).defaults,
  tokenizer: new ReplyTokenizer(),
};

function lexRun(source: string): readonly Token[] {
  return new ReplyLexer(grammar).inlineTokens(source);
}

/** Inline runs already lexed, by their text: in a tail that is lexed again most of them have not changed. */
export type Runs = ReadonlyMap<string, readonly Token[]>;

function piecesOf(source: string, lex: (piece: string) => readonly Token[]): string[] {
  const pieces: string[] = [];
  let rest = source;
  for (let end = nextPiece(rest, lex); end !== undefined; end = nextPiece(rest, lex)) {
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

export interface Lexed {
  tokens: Token[];
  /** The pieces in which the first inline run was lexed. */
  pieces: readonly string[];
  runs: Runs;
}

/**
 * The block tokens of `source`, inline tokens included. With a `continuation` at its start the first block's
 * tokens come without it, though `raw` has it. Runs found in `known` are not lexed again.
 */
export function lexBlocks(source: string, known: Runs): Lexed {
  const runs = new Map<string, readonly Token[]>();
  const lex = (piece: string) => {
    const tokens = runs.get(piece) ?? known.get(piece) ?? lexRun(piece);
    runs.set(piece, tokens);
    return tokens;
  };
  const lexer = new ReplyLexer(grammar);
  const tokens = lexer.blockTokens(source, []);
  const pieces = lexer.inlineQueue.map((run) => {
    const text = run.src.startsWith(continuation) ? run.src.slice(continuation.length) : run.src;
    const parts = piecesOf(text, lex);
    for (const part of parts) run.tokens.push(...lex(part));
    return parts;
  });
  return { tokens, pieces: pieces[0] ?? [], runs };
}
