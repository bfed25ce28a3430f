/** The row has no room for the space after an estimate's sign. */
export function tight(text: string): string {
  return text.replace('≈ ', '≈');
}
