import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { chromiumArguments, ensureChromium } from '../support/chromium.ts';
import { here, madeWithFile } from './made-with.ts';

/**
 * Takes all pictures anew from the build that is there, and notes what drew them. What follows is handed to Playwright
 * and chooses among them, as long as the same Chromium draws the others.
 */
const chosen = process.argv.slice(2);
const folder = 'tests/pictures/baselines';

const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArguments });
const madeWith = here(browser.version());
await browser.close();

if (chosen.length === 0) rmSync(folder, { recursive: true, force: true });
writeFileSync(madeWithFile, `${JSON.stringify(madeWith, null, 2)}\n`);
const { status } = spawnSync(
  'node_modules/.bin/playwright',
  ['test', '--project', 'pictures', '--update-snapshots=all', ...chosen],
  { stdio: 'inherit' },
);
// The same pixels in four fifths of the bytes.
for (const name of readdirSync(folder)) {
  const file = join(folder, name);
  writeFileSync(file, await sharp(file).png({ compressionLevel: 9, adaptiveFiltering: false }).toBuffer());
}
process.exit(status ?? 1);
