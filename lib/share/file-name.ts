const longestWords = 40;

/** `abreast-2026-11-22-why-is-the-sky-blue.md`: the day of the run and the first words of its title or prompt. */
export function fileName(started: number | null, words: string, ending: string): string {
  const day = started === null ? [] : [new Date(started).toISOString().slice(0, 10)];
  const slug = words
    .slice(0, 4 * longestWords)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestWords)
    .replace(/^-|-$/g, '');
  return `${['abreast', ...day, ...(slug === '' ? [] : [slug])].join('-')}.${ending}`;
}
