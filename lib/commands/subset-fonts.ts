/**
 * Makes the fonts in `app/fonts` from the package `geist`: `node lib/commands/subset-fonts.ts`.
 *
 * Each face is cut in two. What nearly every page is written in comes with the page, at a third of the whole face's
 * size; the rest comes in a quiet moment. All weights stay: with fewer of them the glyphs are rounded to other outlines.
 */
import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';
import { characters, partsOfFonts } from './font-parts.ts';

const source = import.meta.resolve('geist/font/sans');
const faces = [
  { name: 'geist', file: 'geist-sans/Geist-Variable.woff2' },
  { name: 'geist-mono', file: 'geist-mono/GeistMono-Variable.woff2' },
];

/** What browsers apply by themselves, and the figures of equal width that styles ask for. */
const keepFeatures = [
  ...['calt', 'ccmp', 'clig', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'rclt', 'rlig', 'rvrn'],
  'tnum',
];

/** FreeType aligns the letters of a font to these: each part has them, whatever it is asked for. */
const reference = 'BCDEFHLOQSTUXZbcdefghijklopqrsuvxyz';

for (const { name, file } of faces) {
  const whole = await readFile(new URL(`fonts/${file}`, source));
  for (const [part, range] of Object.entries(partsOfFonts)) {
    const font = await subsetFont(whole, reference + characters(range), {
      targetFormat: 'woff2',
      keepFeatures,
    });
    await writeFile(`app/fonts/${name}-${part}.woff2`, font);
    console.log(`${name}-${part}: ${font.length} of ${whole.length} bytes`);
  }
}
