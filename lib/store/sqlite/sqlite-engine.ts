import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { AppError } from '#lib/errors.ts';
import { createLocalMessages } from '../local-messages.ts';
import { openedOnce } from '../opened-once.ts';
import type { Engine } from '../sql/engine.ts';
import { migrate } from '../sql/migrations.ts';
import type { Tables } from '../sql/tables.ts';
import { type DatabaseThread, openDatabaseThread } from './database-thread.ts';
import { threadDialect } from './thread-dialect.ts';
import { explainSqlite } from './trouble.ts';

const pragmas = [
  'pragma auto_vacuum = incremental',
  'pragma journal_mode = wal',
  'pragma synchronous = normal',
  'pragma foreign_keys = on',
  'pragma secure_delete = fast',
  'pragma cache_size = -16000',
];

interface SqliteOptions {
  /** Statements to begin with, besides those that are always said. */
  more?: readonly string[];
  /** Stands after "the database" and "the data folder" where somebody is told of trouble; a path unless it is set. */
  called?: string | undefined;
}

export function createSqliteEngine(dataDirectory: string, { more = [], called }: SqliteOptions = {}): Engine {
  const file = join(dataDirectory, 'abreast.db');
  const lockFile = join(dataDirectory, 'abreast.lock');
  const messages = createLocalMessages();
  const explain = (error: unknown) => explainSqlite(error, called ?? file);

  async function open(): Promise<{ thread: DatabaseThread; database: Kysely<Tables> }> {
    await mkdir(dataDirectory, { recursive: true }).catch((error: unknown) => {
      throw new AppError(
        'unavailable',
        `The data folder ${called ?? dataDirectory} cannot be made.`,
        'Make it writable for Abreast, or set ABREAST_DATA_DIR to a folder that is.',
        { cause: error },
      );
    });
    const thread = await openDatabaseThread({ file, lockFile, pragmas: [...pragmas, ...more] });
    const database = new Kysely<Tables>({ dialect: threadDialect(thread) });
    try {
      await migrate(database, 'sqlite');
    } catch (error) {
      await thread.close();
      throw error;
    }
    // The lock is ours: whoever held a lease is gone. A file that takes no writing can still be read.
    await database
      .deleteFrom('instances')
      .execute()
      .catch(() => {});
    return { thread, database };
  }

  const opened = openedOnce(open, ({ thread }) => thread.ended());
  const database = async () => (await opened.get()).database;

  return {
    name: 'sqlite',
    now: sql<number>`(unixepoch('subsec') * 1000)`,
    database,
    // A transaction has the one connection to itself.
    lock: async () => {},
    async index(transaction, run, words) {
      const all = words.join(' ');
      await sql`insert or replace into run_words (rowid, words) values (${run}, ${all})`.execute(transaction);
    },
    async forget(transaction, runs) {
      const rows = sql`(select value from json_each(${JSON.stringify(runs)}))`;
      await sql`delete from run_words where rowid in ${rows}`.execute(transaction);
    },
    matching: (words) => sql`select rowid from run_words where run_words match ${matchOf(words)}`,
    async tidy() {
      const { thread, database } = await opened.get();
      // Nobody's transaction may be open meanwhile.
      await database.connection().execute(() => thread.run('pragma incremental_vacuum', null));
    },
    publish: async (message) => messages.send(message),
    listen: messages.listen,
    explain,
    async close() {
      const current = await opened.current()?.catch(() => null);
      await current?.database.destroy();
    },
  };
}

/** Words hold letters and digits only, so quotes around them are all that FTS5 needs. */
function matchOf(words: readonly string[]): string {
  return `${words.map((word) => `"${word}"`).join(' AND ')} *`;
}
