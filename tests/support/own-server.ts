import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const next = 'node_modules/next/dist/bin/next';

/** A data folder of one test, for as many servers as it starts one after another. */
export async function ownData(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'abreast-own-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export interface OwnServer {
  url: string;
  /** Resolves when it is gone, to how long that took in ms. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number>;
}

/** A server of the production build that a test may end as it likes; it has no network and no key but those given. */
export async function startServer(
  dataDirectory: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<OwnServer> {
  const port = await freePort();
  const server = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
    env: {
      ...process.env,
      ABREAST_DATA_DIR: dataDirectory,
      NEXT_MANUAL_SIG_HANDLE: 'true',
      OPENROUTER_API_KEY: '',
      OPENROUTER_BASE_URL: 'http://127.0.0.1:9/api/v1',
      ...settings,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(url, server);
  return {
    url,
    async end(signal) {
      const began = performance.now();
      if (server.exitCode === null && server.signalCode === null) {
        server.kill(signal);
        await once(server, 'exit');
      }
      return performance.now() - began;
    },
  };
}

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  holder.close();
  await once(holder, 'close');
  if (typeof address !== 'object' || !address) throw new Error('There is no free port.');
  return address.port;
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const response = await fetch(`${url}/api/health`).catch(() => null);
    await response?.body?.cancel();
    if (response?.ok) return;
    await delay(50);
  }
  throw new Error('The server ended before it was ready.');
}
