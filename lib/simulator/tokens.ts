const piece = /\S{1,8}\s*|\s+/gu;

/** Cuts text into word-sized pieces; joined, they are the text again. Long words break after eight characters. */
export function tokenise(text: string): string[] {
  return text.match(piece) ?? [];
}

export function countTokens(text: string): number {
  return tokenise(text).length;
}
