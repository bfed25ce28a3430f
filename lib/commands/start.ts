import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '#lib/env.ts';
import { doorLines } from '#lib/providers/door-lines.ts';

/** What a build is made from: anything newer than the build means it must be made again. */
const sources = [
  'app',
  'components',
  'lib',
  'public',
  'package.json',
  'next.config.js',
  'tailwind.config.ts',
];
const buildMark = '.next/BUILD_ID';
const next = 'node_modules/next/dist/bin/next';

for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file);

if (needsBuild()) {
  console.log('Building Abreast once; later starts skip this.');
  const { status } = spawnSync(process.execPath, [next, 'build'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const environment = env();
const { HOST, PORT } = environment;
console.log(`Abreast   http://${HOST}:${PORT}`);
for (const line of await doorLines(environment)) console.log(line);

const server = spawn(process.execPath, [next, 'start', '-H', HOST, '-p', String(PORT)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));

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
