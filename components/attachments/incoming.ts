/**
 * Text copied from a word processor or a table brings a picture of itself along: then the text is meant. A file copied
 * from a file manager brings its name as plain text and nothing more: then the file is meant.
 */
export function isFilePaste(types: readonly string[]): boolean {
  const isRichText = types.includes('text/plain') && types.some((type) => /^text\/(html|rtf)$/.test(type));
  return types.includes('Files') && !isRichText;
}
