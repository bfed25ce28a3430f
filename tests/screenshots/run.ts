import { mkdirSync, writeFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { examples } from '#components/composer/examples.ts';
import { chromiumArguments, ensureChromium } from '../support/chromium.ts';
import { ownData, startServer } from '../support/own-server.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { finishedRun } from '../support/run-page.ts';
import { film, webpOf } from './film.ts';

/**
 * The pictures of the README and of the web manifest, taken from the build as it runs: demo models, real streams, the
 * figures of this machine. Each is a WebP in public/screenshots.
 */
const folder = 'public/screenshots';
const line = ['demo:swift', 'demo:steady', 'demo:thinker', 'demo:scribe'];
const desk = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1.5 };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

mkdirSync(folder, { recursive: true });
const data = await ownData();
const server = await startServer(data.path);
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArguments });
try {
  const runs = await keepRuns();
  await withPage(browser, { ...desk, colorScheme: 'light' }, takeRun);
  await withPage(browser, { ...desk, colorScheme: 'dark' }, (page) => takeReplay(page, runs[0] ?? ''));
  await withPage(browser, { ...phone, colorScheme: 'dark' }, takePhone);
  await withPage(browser, { viewport: { width: 1120, height: 660 }, colorScheme: 'light' }, takeFilm);
} finally {
  await browser.close();
  await server.end('SIGTERM');
  await data.remove();
}

/** The history has something to show; the first is the run that is replayed. */
async function keepRuns(): Promise<string[]> {
  const ids: string[] = [];
  for (const { prompt, schema, tool, picture } of examples) {
    if (!schema && !tool && !picture) ids.push(await finishedRun(server.url, line, prompt));
  }
  return ids;
}

async function takeRun(page: Page): Promise<void> {
  const playground = new PlaygroundPage(page);
  await sayDefaultFolder(page);
  await page.goto(server.url);
  await playground.runButton(4).click();
  await expect(playground.answer(playground.column('Steady'))).toContainText('Find one');
  await shoot(page, 'streaming');
  await expect(playground.columns('done')).toHaveCount(4, { timeout: 30_000 });
  await shoot(page, 'comparison');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'comparison-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'History' }).click();
  await expect(page.getByText('.data/abreast.db')).toBeVisible();
  await shoot(page, 'history');
}

/** The runs are kept in a folder that goes with this script; anybody else's are where they are by default. */
async function sayDefaultFolder(page: Page): Promise<void> {
  await page.route('**/api/health', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(data.path, '.data') });
  });
}

async function takeReplay(page: Page, run: string): Promise<void> {
  await page.goto(`${server.url}/runs/${run}`);
  await page.getByRole('button', { name: 'Race' }).click();
  await page.getByRole('slider', { name: 'Position' }).fill('4000');
  await page.getByRole('heading', { level: 1 }).click();
  await shoot(page, 'replay');
}

async function takePhone(page: Page): Promise<void> {
  const playground = new PlaygroundPage(page);
  await page.goto(server.url);
  await playground.runButton(4).click();
  await expect(playground.columns('done')).toHaveCount(4, { timeout: 30_000 });
  await shoot(page, 'phone');
}

async function takeFilm(page: Page): Promise<void> {
  const playground = new PlaygroundPage(page);
  const models = ['demo:swift', 'demo:thinker', 'demo:scribe'];
  await playground.open(server.url, models, examples[0]?.prompt);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  const frames = await film(page, async () => {
    await playground.runButton(3).click();
    await expect(playground.columns('done')).toHaveCount(3, { timeout: 30_000 });
  });
  keep('run', await webpOf(frames));
}

async function withPage(
  from: Browser,
  options: BrowserContextOptions,
  take: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await from.newContext({ locale: 'en-GB', ...options });
  await take(await context.newPage());
  await context.close();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  const png = await page.screenshot({ animations: 'disabled' });
  keep(name, await sharp(png).webp({ quality: 86, effort: 6 }).toBuffer());
}

function keep(name: string, picture: Buffer): void {
  writeFileSync(`${folder}/${name}.webp`, picture);
  console.log(`${folder}/${name}.webp ${Math.round(picture.length / 1024)} KB`);
}
