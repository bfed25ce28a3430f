/**
 * The characters of each part of a font, as CSS writes a `unicode-range`. `app/fonts.ts` repeats them word for word:
 * Next reads them there without running anything.
 */
export const partsOfFonts = {
  /** Western European text with its accents, and the signs that this app is written with. */
  latin:
    'U+0020-007E, U+00A0-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+21B5, U+21E7, U+2212, U+2248, U+2260, U+2264-2265, U+FFFD',
  rest: 'U+0100-0130, U+0132-0151, U+0154-02C5, U+02C7-02D9, U+02DB, U+02DD-1FFF, U+2070-20AB, U+20AD-2121, U+2123-218F, U+2194-21B4, U+21B6-21E6, U+21E8-2211, U+2213-2247, U+2249-225F, U+2261-2263, U+2266-303F, U+A78B-A78C, U+F8FF, U+FB01-FB02',
} as const;

/** Every character of a range, once each. */
export function characters(range: string): string {
  return range
    .split(', ')
    .flatMap((each) => {
      const [first = 0, last = first] = each
        .slice(2)
        .split('-')
        .map((digits) => Number.parseInt(digits, 16));
      return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
    })
    .join('');
}
