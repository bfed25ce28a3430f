import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { environmentWith } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';
import { doorLines } from '#lib/providers/door-lines.ts';
import { addressOf, freePort } from './port.ts';
import { giveUp, settings } from './settings.ts';

/** What a build is made from: anything newer than the build means it must be made again. */
const sources = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'postcss.config.js',
  'proxy.ts',
  'tailwind.config.ts',
  'tsconfig.json',
];
const buildMark = '.next/BUILD_ID';
const next = 'node_modules/next/dist/bin/next';

for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file);

/** Before anything else is begun: a build for nothing would be a long wait for a slip in `.env`. */
const environment = settings();
const { HOST } = environment;
const port = await freePort(HOST, environment.PORT).catch((error: unknown) => {
  if (error instanceof AppError) giveUp(error.message, error.action);
  throw error;
});

if (needsBuild()) {
  console.log('Building Abreast once; later starts skip this.');
  const { status } = spawnSync(process.execPath, ['lib/commands/build.ts'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const server = spawn(process.execPath, [next, 'start', '-H', HOST, '-p', String(port)], {
  stdio: 'inherit',
  // Next waits for open streams before it ends; ours says why they end, keeps what was said and goes.
  env: environmentWith({ NEXT_MANUAL_SIG_HANDLE: 'true' }),
});
let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    isStopping = true;
    server.kill(signal);
  });
}
server.on('exit', (code, signal) => process.exit(isStopping || signal ? 0 : (code ?? 1)));

const address = addressOf(HOST, port);
const lines = doorLines(environment);
while (!(await answers(address))) await delay(50);
console.log(`Abreast   ${address}`);
for (const line of await lines) console.log(line);

async function answers(url: string): Promise<boolean> {
  const response = await fetch(`${url}/api/health`).catch(() => null);
  await response?.body?.cancel();
  return response?.ok === true;
}

function needsBuild(): boolean {
  if (!existsSync(buildMark)) return true;
  const built = statSync(buildMark).mtimeMs;
  return sources.some((source) => newest(source) > built);
}

/** The latest change of a file, or of any file below a folder; epoch ms. */
function newest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
