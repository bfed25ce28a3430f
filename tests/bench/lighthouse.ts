import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#lib/commands/port.ts';
import { chromiumArguments, ensureChromium } from '../support/chromium.ts';
import { type Server, startServer } from './processes.ts';
import { median } from './statistics.ts';

/**
 * `npm run lighthouse [-- name …]`: medians of five of Lighthouse's own runs of each page on its desktop and its mobile
 * profile. It is fetched by npx: with what it brings along it is larger than all else here. `--once`: one run. `--built`:
 * the build that is there is taken as it is.
 */
const version = '13.5.0';
const rounds = process.argv.includes('--once') ? 1 : 5;
const wanted = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const profiles = { desktop: ['--preset=desktop'], mobile: [] };
const models = ['demo:swift', 'demo:steady', 'demo:thinker', 'demo:scribe'];

/** As much of Lighthouse's report as is told here; scores from 0 to 1, times in ms. */
interface Report {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { numericValue?: number }>;
  environment: { benchmarkIndex: number };
}

if (!process.argv.includes('--built')) {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'abreast-lighthouse-'));
const abreast = await startAbreast();
try {
  const pages = { '/': '/', '/runs/{id}': await keepRun(abreast.url), '/docs': '/docs' };
  const table: Record<string, Record<string, number>> = {};
  for (const [page, path] of Object.entries(pages)) {
    for (const [profile, flags] of Object.entries(profiles)) {
      const name = `${page} ${profile}`;
      if (wanted.length > 0 && !wanted.some((each) => name.includes(each))) continue;
      table[name] = medians(
        Array.from({ length: rounds }, () => figuresOf(measure(abreast.url + path, flags))),
      );
    }
  }
  console.log(`Lighthouse ${version}, median of ${rounds}`);
  console.table(table);
} finally {
  await abreast.stop();
}

async function startAbreast(): Promise<Server> {
  const host = '127.0.0.1';
  const port = await freePort(host, 0);
  return startServer({
    command: ['npm', 'start', '--silent'],
    url: `http://${host}:${port}`,
    ready: '/',
    environment: { PORT: String(port), ABREAST_DATA_DIR: join(folder, 'data') },
  });
}

/** The path of a run of demo models that has ended. */
async function keepRun(url: string): Promise<string> {
  const response = await fetch(`${url}/api/runs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      messages: [{ role: 'user', content: 'How do tides work?' }],
      columns: models.map((model, index) => ({ id: `c${index}`, model })),
    }),
  });
  await response.text();
  const id = response.headers.get('Location')?.split('/').at(-1);
  if (!id) throw new Error(`The run was refused with status ${response.status}.`);
  return `/runs/${id}`;
}

function measure(url: string, flags: readonly string[]): Report {
  const path = join(folder, 'report.json');
  const { status, stderr } = spawnSync(
    'npx',
    [
      '--yes',
      `lighthouse@${version}`,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${path}`,
      '--only-categories=performance,accessibility,best-practices',
      `--chrome-flags=--headless=new ${chromiumArguments.join(' ')}`,
      ...flags,
    ],
    { env: { ...process.env, CHROME_PATH: ensureChromium() }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Lighthouse ended with status ${status}.\n${stderr}`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

function figuresOf({ categories, audits, environment }: Report): Record<string, number> {
  const score = (name: string) => Math.round((categories[name]?.score ?? Number.NaN) * 100);
  const value = (name: string) => audits[name]?.numericValue ?? Number.NaN;
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best practices': score('best-practices'),
    'first paint (ms)': Math.round(value('first-contentful-paint')),
    'largest paint (ms)': Math.round(value('largest-contentful-paint')),
    'blocked (ms)': Math.round(value('total-blocking-time')),
    'layout shift': value('cumulative-layout-shift'),
    // Lighthouse slows the processor fourfold for its mobile profile, meant for a machine of 1,500 and more.
    'speed of this machine': Math.round(environment.benchmarkIndex),
  };
}

function medians(results: readonly Record<string, number>[]): Record<string, number> {
  const names = Object.keys(results[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, median(results.map((result) => result[name] ?? Number.NaN))]),
  );
}
