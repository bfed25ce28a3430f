import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Server {
  url: string;
  /** Milliseconds from its start to its first answer. */
  readyAfter: number;
  /** Seconds of CPU, user and system, that it and its children have used so far. */
  cpu(): number;
  stop(): Promise<void>;
  /** Ends it at once and without a word. */
  kill(): Promise<void>;
}

interface ServerOptions {
  command: string[];
  url: string;
  /** The path that answers when it is ready. */
  ready: string;
  environment?: Record<string, string>;
}

const clockTicks = 100;

/** Starts a program and waits for its first answer. */
export async function startServer({ command, url, ready, environment }: ServerOptions): Promise<Server> {
  const [program = process.execPath, ...rest] = command;
  if (await answers(url + ready)) throw new Error(`Something answers at ${url} already: end it first.`);
  const started = performance.now();
  const child = spawn(program, rest, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment },
    detached: true,
  });
  // A bench that fails leaves nothing running.
  const endWithUs = () => endGroup(child);
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  while (!(await answers(url + ready))) {
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} ended before it answered.`);
    if (performance.now() - started > 60_000) throw new Error(`${command.join(' ')} did not answer in 60 s.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    url,
    readyAfter: performance.now() - started,
    cpu: () => cpuOfGroup(child.pid ?? 0),
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    endGroup(child, signal);
  });
}

function endGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): void {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  process.kill(-child.pid, signal);
}

/** Linux: user and system time of every process in the group. */
function cpuOfGroup(group: number): number {
  const { readdirSync } = process.getBuiltinModule('node:fs');
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      if (Number(fields[2]) === group) ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It ended meanwhile.
    }
  }
  return ticks / clockTicks;
}
