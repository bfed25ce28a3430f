import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './tests/support/chromium.ts';
import {
  connectUrl,
  demoUrl,
  playgroundUrl,
  publicName,
  publicUrl,
  simulatorUrl,
} from './tests/support/servers.ts';

const executablePath = findChromium();
const launchOptions = { args: chromiumArguments, ...(executablePath ? { executablePath } : {}) };
const fontsFile = fileURLToPath(new URL('tests/pictures/fonts.conf', import.meta.url));
const dataDirectory = (name: string) => join(tmpdir(), `abreast-test-${process.pid}-${name}`);
const start = 'node node_modules/next/dist/bin/next start -H 127.0.0.1';
const port = (url: string) => new URL(url).port;

/** Production build, real Chromium, the simulator over HTTP: one with a key, one without, one with no network either, one for visitors. */
export default defineConfig({
  testDir: './tests',
  fullyParallel: true,
  workers: 2,
  // A machine at its limit is no broken promise; what needs a second try is counted at the end.
  retries: 1,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  outputDir: 'test-results/artifacts',
  use: {
    baseURL: playgroundUrl,
    // Of the second try: to trace every test takes a quarter longer.
    trace: 'on-first-retry',
    // What a worker asks for passes by the answers a test puts in the server's place; its own tests allow it.
    serviceWorkers: 'block',
    launchOptions,
  },
  projects: [
    { name: 'api', testMatch: 'api/**/*.spec.ts' },
    { name: 'e2e', testMatch: 'e2e/**/*.spec.ts' },
    {
      name: 'pictures',
      testMatch: 'pictures/**/*.spec.ts',
      snapshotPathTemplate: '{testDir}/pictures/baselines/{arg}{ext}',
      // As many pixels as a stray glyph has, each of them off by more than the eye sees.
      expect: { timeout: 10_000, toHaveScreenshot: { maxDiffPixels: 60, threshold: 0.02 } },
      use: {
        // What differs is in the pictures themselves.
        trace: 'off',
        locale: 'en-US',
        timezoneId: 'UTC',
        serviceWorkers: 'block',
        contextOptions: { reducedMotion: 'reduce' },
        launchOptions: { ...launchOptions, env: { ...process.env, FONTCONFIG_FILE: fontsFile } },
      },
    },
  ],
  webServer: [
    {
      command: `node lib/commands/simulator.ts --port ${port(simulatorUrl)}`,
      url: `${simulatorUrl}/models`,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
    },
    {
      command: `${start} -p ${port(playgroundUrl)}`,
      url: `${playgroundUrl}/api/health`,
      env: {
        NEXT_MANUAL_SIG_HANDLE: 'true',
        OPENROUTER_BASE_URL: simulatorUrl,
        OPENROUTER_API_KEY: 'sk-or-v1-test-key',
        ABREAST_DATA_DIR: dataDirectory('playground'),
        ABREAST_IDLE_MS: '4000',
      },
    },
    {
      command: `${start} -p ${port(demoUrl)}`,
      url: `${demoUrl}/api/health`,
      // Nothing listens there: this one must do without a network.
      env: {
        NEXT_MANUAL_SIG_HANDLE: 'true',
        OPENROUTER_BASE_URL: 'http://127.0.0.1:9/api/v1',
        OPENROUTER_API_KEY: '',
        ABREAST_DATA_DIR: dataDirectory('demo'),
      },
    },
    {
      command: `${start} -p ${port(connectUrl)}`,
      url: `${connectUrl}/api/health`,
      env: {
        NEXT_MANUAL_SIG_HANDLE: 'true',
        OPENROUTER_BASE_URL: simulatorUrl,
        OPENROUTER_API_KEY: '',
        ABREAST_DATA_DIR: dataDirectory('connect'),
      },
    },
    {
      command: `${start} -p ${port(publicUrl)}`,
      url: `${publicUrl}/api/health`,
      env: {
        NEXT_MANUAL_SIG_HANDLE: 'true',
        ABREAST_MODE: 'public',
        ABREAST_VISITOR_DAILY: '3',
        OPENROUTER_BASE_URL: simulatorUrl,
        OPENROUTER_API_KEY: 'sk-or-v1-public-key',
        GEMINI_API_KEY: 'gemini-key-of-the-server',
        GEMINI_BASE_URL: `${new URL(simulatorUrl).origin}/v1beta/openai`,
        // Nothing listens there; wants no key, so visitors may ask it.
        OPENAI_API_KEY: '',
        OPENAI_BASE_URL: 'http://127.0.0.1:9/of-the-operator/v1',
        ABREAST_URL: publicName,
        ABREAST_DATA_DIR: dataDirectory('public'),
      },
    },
  ],
});
