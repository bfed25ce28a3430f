import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Keeps Chromium to itself: no sandbox (root), no GPU, no traffic of its own. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Playwright's own Chromium, or the system's; undefined when there is neither. */
export function findChromium(): string | undefined {
  return [chromium.executablePath(), ...systemPaths].find((path) => existsSync(path));
}

/** Finds a Chromium, or installs one: Debian's package as root, else Playwright's download. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.log('No Chromium found: installing one.');
  const run = (command: string, ...args: string[]) =>
    spawnSync(command, args, { stdio: 'inherit' }).status === 0;
  const isRoot = process.getuid?.() === 0;
  const installed =
    (isRoot &&
      existsSync('/usr/bin/apt-get') &&
      run('apt-get', 'update') &&
      run('apt-get', 'install', '-y', 'chromium')) ||
    run('npx', 'playwright', 'install', 'chromium');
  const path = installed ? findChromium() : undefined;
  if (!path)
    throw new Error('No Chromium: install one (Debian: apt-get install chromium) and run the tests again.');
  return path;
}
