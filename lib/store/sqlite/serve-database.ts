import type * as files from 'node:fs';
import type * as sqlite from 'node:sqlite';
import type * as threads from 'node:worker_threads';

/** What a worker is asked, each with a number that its answer bears. */
export interface DatabaseRequest {
  id: number;
  sql: string;
  /** Null for a statement without rows that takes more than one step, as a pragma may. */
  parameters: readonly unknown[] | null;
}

export interface DatabaseAnswer {
  id: number;
  rows?: unknown[];
  changes?: number | bigint;
  error?: { message: string; errcode?: number };
}

export interface DatabasePlace {
  file: string;
  /** A database that is held locked for as long as the other is open. */
  lockFile: string;
  /** Statements to begin with. */
  pragmas: readonly string[];
}

/** What the lock says when it is another's. */
export const heldElsewhere = 'abreast-held-elsewhere';
/** What is said where the file was deleted, moved or replaced, or its disk taken away, while it is open. */
export const movedAway = 'the file is gone, or another one';

/**
 * The whole of the worker thread. It is handed over as text, since a bundler leaves no file that a thread could be
 * started from: so it stands by itself, and whatever it uses comes in by its arguments. The first answer, of number 0,
 * says that the database is open.
 */
export function serveDatabase(
  { DatabaseSync }: typeof sqlite,
  { parentPort, workerData }: typeof threads,
  { statSync }: typeof files,
  { heldElsewhere, movedAway }: { heldElsewhere: string; movedAway: string },
): void {
  const { file, lockFile, pragmas } = workerData as DatabasePlace;
  let database: sqlite.DatabaseSync | null = null;
  let lock: sqlite.DatabaseSync | null = null;
  let opened: files.Stats | undefined;
  const statements = new Map<string, sqlite.StatementSync>();

  function open(): void {
    lock = new DatabaseSync(lockFile, { timeout: 250 });
    try {
      lock.exec('begin exclusive');
    } catch (error) {
      if ((error as { errcode?: number }).errcode === 5) throw new Error(heldElsewhere);
      throw error;
    }
    // All wait for this thread, and whoever writes tries again: another's lock must not make a queue of them.
    const fresh = new DatabaseSync(file, { timeout: 250 });
    for (const pragma of pragmas) fresh.exec(pragma);
    opened = look();
    database = fresh;
  }

  function look(): files.Stats | undefined {
    try {
      return statSync(file, { throwIfNoEntry: false });
    } catch {
      // What the file itself says is trusted then.
      return opened;
    }
  }

  /** SQLite would go on writing to a file that nobody can find any more, and say that all is well. */
  function refuseMoved(): void {
    const found = look();
    // Some network disks number a file anew now and then; its birth stays the same.
    if (found && (found.ino === opened?.ino || found.birthtimeMs === opened?.birthtimeMs)) return;
    throw new Error(movedAway);
  }

  function close(): void {
    database?.close();
    lock?.close();
  }

  function prepared(sql: string): sqlite.StatementSync {
    const known = statements.get(sql);
    if (known) return known;
    if (!database) throw new Error('The database is closed.');
    const statement = database.prepare(sql);
    if (statements.size >= 200) statements.clear();
    statements.set(sql, statement);
    return statement;
  }

  function answer({ id, sql, parameters }: DatabaseRequest): DatabaseAnswer {
    if (sql !== 'rollback') refuseMoved();
    if (parameters === null) {
      database?.exec(sql);
      return { id };
    }
    const statement = prepared(sql);
    const values = parameters as sqlite.SQLInputValue[];
    if (statement.columns().length > 0) return { id, rows: statement.all(...values) };
    return { id, changes: statement.run(...values).changes };
  }

  function attempt(id: number, work: () => DatabaseAnswer): void {
    try {
      parentPort?.postMessage(work());
    } catch (error) {
      const { message, errcode } = error as { message: string; errcode?: number };
      const failure: DatabaseAnswer = { id, error: { message, errcode } };
      parentPort?.postMessage(failure);
    }
  }

  parentPort?.on('message', (request: DatabaseRequest | 'close') => {
    if (request === 'close') {
      close();
      parentPort.close();
    } else {
      attempt(request.id, () => answer(request));
    }
  });
  attempt(0, () => {
    open();
    return { id: 0 };
  });
  if (!database) {
    close();
    parentPort?.close();
  }
}
