import type { Token } from 'marked';
import { longestPiece, pieceLength } from './limits.ts';

// One space between words, or none between two characters of a script that writes none.
const wordStart =
  /(?<=[^\s\\] )(?=[\p{L}\p{N}])|(?<=[\u3001-\u30FF\u3400-\u9FFF\uAC00-\uD7AF])(?=[\u3041-\u30FF\u3400-\u9FFF\uAC00-\uD7AF])/gu;

/** Characters that, left over as text, may still pair with one that has not come yet. */
const unpaired = /[`[]|[*~$](?!\s)|<[A-Za-z/!?]|\\[([]|(?<![\p{L}\p{N}])_/u;

/** The first place after `pieceLength` at which a word starts in plain text and nothing before is left open. */
function safeCut(source: string, tokens: readonly Token[]): number | undefined {
  let start = 0;
  for (const token of tokens) {
    const end = start + token.raw.length;
    if (token.type === 'html') return undefined;
    if (token.type === 'text') {
      wordStart.lastIndex = Math.max(start, pieceLength);
      const cut = end < pieceLength ? undefined : wordStart.exec(source)?.index;
      const isHere = cut !== undefined && cut <= end;
      if (unpaired.test(source.slice(start, isHere ? cut : end))) return undefined;
      if (isHere) return cut;
    }
    start = end;
  }
  return undefined;
}

/** A place that is at least no half of a character. */
function forcedCut(source: string): number {
  const space = source.lastIndexOf(' ', longestPiece - 1) + 1;
  if (space > pieceLength) return space;
  const code = source.charCodeAt(longestPiece - 1);
  return code >= 0xd800 && code <= 0xdbff ? longestPiece - 1 : longestPiece;
}

/**
 * Where the first piece of a long inline run ends; undefined while the run is one piece. Depends on nothing
 * after that place, so a run that grows is cut where the whole run would be.
 */
export function nextPiece(source: string, lex: (source: string) => readonly Token[]): number | undefined {
  if (source.length <= pieceLength) return undefined;
  const window = source.slice(0, longestPiece);
  const cut = safeCut(window, lex(window));
  if (cut !== undefined) return cut;
  return source.length > longestPiece ? forcedCut(source) : undefined;
}
