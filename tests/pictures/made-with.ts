import { existsSync, readFileSync } from 'node:fs';

/** What draws the pictures: another version, or another system, draws some pixels differently. */
export interface MadeWith {
  chromium: string;
  system: string;
}

/** Where it is written which one made the pictures that stand beside it. */
export const madeWithFile = 'tests/pictures/made-with.json';

export const here = (chromium: string): MadeWith => ({
  chromium,
  system: `${process.platform} ${process.arch}`,
});

/** Why the pictures cannot be compared here, in words; null when they can. */
export function hindranceTo(chromium: string): string | null {
  const made: MadeWith | null = existsSync(madeWithFile)
    ? JSON.parse(readFileSync(madeWithFile, 'utf8'))
    : null;
  if (made === null) return 'There are no pictures to compare with: npm run pictures makes them.';
  const { system } = here(chromium);
  if (made.chromium === chromium && made.system === system) return null;
  return `The pictures were made with Chromium ${made.chromium} on ${made.system}; this is ${chromium} on ${system}.`;
}
