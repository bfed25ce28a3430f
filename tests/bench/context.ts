import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { freePort } from '#lib/commands/port.ts';
import type { SimulatedRequest } from '#lib/simulator/record.ts';
import { chromiumArguments, ensureChromium } from '../support/chromium.ts';
import { type Server, startServer } from './processes.ts';

/** Everything a measurement runs against: real processes on this machine, one after another. */
export interface BenchContext {
  simulator: Server;
  abreast: Server;
  bare: Server;
  browser: Browser;
  /** The simulator's own record since it was last cleared. */
  record(): Promise<SimulatedRequest[]>;
  clearRecord(): Promise<void>;
  close(): Promise<void>;
}

const host = '127.0.0.1';

/** The upstream of every measurement. */
export async function startSimulator(): Promise<Server> {
  const port = await freePort(host, 0);
  return startServer({
    command: [process.execPath, 'lib/commands/simulator.ts', '--port', String(port)],
    url: `http://${host}:${port}`,
    ready: '/api/v1/models',
  });
}

export async function openContext(): Promise<BenchContext> {
  const simulator = await startSimulator();
  const origin = simulator.url;
  const [abreastPort, barePort] = [await freePort(host, 0), await freePort(host, 0)];
  const abreast = await startServer({
    command: ['npm', 'start', '--silent'],
    url: `http://${host}:${abreastPort}`,
    ready: '/',
    environment: {
      PORT: String(abreastPort),
      OPENROUTER_BASE_URL: `${origin}/api/v1`,
      OPENROUTER_API_KEY: 'sk-or-v1-bench',
      ABREAST_DATA_DIR: mkdtempSync(join(tmpdir(), 'abreast-bench-')),
    },
  });
  const bare = await startServer({
    command: [
      process.execPath,
      'tests/bench/bare-server.ts',
      '--port',
      String(barePort),
      '--upstream',
      `${origin}/api/v1`,
    ],
    url: `http://${host}:${barePort}`,
    ready: '/',
  });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArguments });
  const recordUrl = `${origin}/__simulator/requests`;
  return {
    simulator,
    abreast,
    bare,
    browser,
    record: async () => (await fetch(recordUrl)).json(),
    clearRecord: async () => {
      await fetch(recordUrl, { method: 'DELETE' });
    },
    async close() {
      await browser.close();
      await Promise.all([abreast.stop(), bare.stop(), simulator.stop()]);
    },
  };
}
