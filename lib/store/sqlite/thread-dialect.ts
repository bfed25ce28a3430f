import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { DatabaseThread } from './database-thread.ts';

/** SQLite can take back a change of tables; Kysely says no for the sake of what we don't do. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** SQLite behind a thread, for Kysely. */
export function threadDialect(thread: DatabaseThread): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => threadDriver(thread),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** There is one connection: who wants it waits until the one before has let go of it. */
function threadDriver(thread: DatabaseThread): Driver {
  const connection = connectionTo(thread);
  const execute = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql));
  let tail = Promise.resolve();
  let release = () => {};
  return {
    init: async () => {},
    async acquireConnection() {
      const before = tail;
      const { promise, resolve } = Promise.withResolvers<void>();
      tail = promise;
      await before;
      release = resolve;
      return connection;
    },
    releaseConnection: async () => release(),
    beginTransaction: async () => void (await execute('begin immediate')),
    commitTransaction: async () => void (await execute('commit')),
    // A full disk ends a transaction by itself: there is nothing left to take back.
    rollbackTransaction: async () => void (await execute('rollback').catch(() => {})),
    destroy: () => thread.close(),
  };
}

function connectionTo(thread: DatabaseThread): DatabaseConnection {
  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery) {
      const { rows = [], changes } = await thread.run(sql, parameters);
      return {
        rows: rows as Row[],
        numAffectedRows: changes === undefined ? undefined : BigInt(changes),
      };
    },
    // biome-ignore lint/correctness/useYield: the interface asks for it, nobody uses it
    async *streamQuery() {
      throw new Error('Rows are not streamed out of the thread.');
    },
  };
}
