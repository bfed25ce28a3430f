import { Worker } from 'node:worker_threads';
import {
  type DatabaseAnswer,
  type DatabasePlace,
  type DatabaseRequest,
  heldElsewhere,
  movedAway,
  serveDatabase,
} from './serve-database.ts';
import { SqliteError } from './trouble.ts';

/** A database behind a thread of its own: whoever streams never waits for a disk. */
export interface DatabaseThread {
  /** `parameters`: null for a statement that takes more than one step. */
  run(sql: string, parameters: readonly unknown[] | null): Promise<DatabaseAnswer>;
  /** True once it has ended, by itself or by an accident: only a new one helps. */
  ended(): boolean;
  close(): Promise<void>;
}

interface Waiting {
  resolve(answer: DatabaseAnswer): void;
  reject(error: unknown): void;
}

export async function openDatabaseThread(place: DatabasePlace): Promise<DatabaseThread> {
  const modules = "require('node:sqlite'), require('node:worker_threads'), require('node:fs')";
  const source = `(${serveDatabase})(${modules}, ${JSON.stringify({ heldElsewhere, movedAway })})`;
  const worker = new Worker(source, { eval: true, workerData: place, execArgv: ['--no-warnings'] });
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let hasEnded = false;

  function end(reason: string): void {
    hasEnded = true;
    for (const each of waiting.values()) each.reject(new SqliteError(reason));
    waiting.clear();
  }

  worker.on('message', (answer: DatabaseAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    // The thread keeps the process alive only while somebody waits for it.
    if (waiting.size === 0) worker.unref();
    if (answer.error) asked?.reject(new SqliteError(answer.error.message, answer.error.errcode));
    else asked?.resolve(answer);
  });
  worker.on('error', (error) => end(error.message));
  worker.on('exit', () => end('The thread of the database has ended.'));

  function wait(id: number): Promise<DatabaseAnswer> {
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }

  function run(sql: string, parameters: readonly unknown[] | null): Promise<DatabaseAnswer> {
    if (hasEnded) return Promise.reject(new SqliteError('The thread of the database has ended.'));
    next += 1;
    const request: DatabaseRequest = { id: next, sql, parameters };
    const answer = wait(next);
    worker.ref();
    worker.postMessage(request);
    return answer;
  }

  await wait(0);
  return {
    run,
    ended: () => hasEnded,
    async close() {
      if (hasEnded) return;
      worker.ref();
      const exit = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage('close');
      await exit;
    },
  };
}
