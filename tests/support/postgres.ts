import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

export interface PostgresServer {
  /** Of an empty database. */
  url: string;
  stop(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;
const user = 'postgres';
const installer = '/usr/bin/apt-get';

/**
 * A real Postgres for tests, in a folder of its own that goes with it. Null, and a banner, where there is none and none
 * can be installed.
 */
export async function startPostgres(): Promise<PostgresServer | null> {
  const programs = ensurePrograms();
  if (!programs) {
    console.error(`
!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!
!! No Postgres on this machine: every test that needs one is SKIPPED.            !!
!! Install it (Debian: apt-get install postgresql) and run the tests again.      !!
!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!
`);
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'abreast-postgres-'));
  if (isRoot) chownSync(folder, idOf('-u'), idOf('-g'));
  const data = join(folder, 'data');
  // Postgres runs as no root; what a test makes need not survive a loss of power.
  const made = asUser(join(programs, 'initdb'), [
    '-D',
    data,
    '-U',
    user,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ]);
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: 60,
  };
  const [command, ...rest] = commandAs(join(programs, 'postgres'), [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const server = spawn(command, rest, { stdio: 'ignore', cwd: folder });
  const exit = new Promise((resolve) => server.once('exit', resolve));
  const url = `postgres://${user}@127.0.0.1:${port}/postgres`;
  await answers(url);
  return {
    url,
    async stop() {
      // Ends sessions that are still open instead of waiting for them.
      server.kill('SIGINT');
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder with `initdb` and `postgres`; Debian's package where it is missing and may be installed. */
function ensurePrograms(): string | null {
  const found = findPrograms();
  if (found || !isRoot || !existsSync(installer)) return found;
  console.log('No Postgres found: installing one.');
  const run = (...args: string[]) =>
    spawnSync(installer, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return run('update') && run('install', '-y', '--no-install-recommends', 'postgresql')
    ? findPrograms()
    : null;
}

function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((one, other) => Number(other) - Number(one))
    : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
    '/opt/homebrew/bin',
    '/usr/local/bin',
  ];
  return (
    folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null
  );
}

/** `setpriv` puts the program in its own place: it has the id we end it by, and ends when we are killed. */
function commandAs(program: string, args: readonly string[]): [string, ...string[]] {
  if (!isRoot) return [program, ...args];
  const rights = [`--reuid=${user}`, `--regid=${user}`, '--init-groups', '--pdeathsig=INT'];
  return ['setpriv', ...rights, program, ...args];
}

function asUser(program: string, args: readonly string[]) {
  const [command, ...rest] = commandAs(program, args);
  return spawnSync(command, rest, { encoding: 'utf8', cwd: tmpdir() });
}

function idOf(which: '-u' | '-g'): number {
  return Number(spawnSync('id', [which, user], { encoding: 'utf8' }).stdout);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port was given.');
  return address.port;
}

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(50);
    }
  }
}
