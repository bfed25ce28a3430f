import { createPostgresEngine } from './postgres/postgres-engine.ts';
import { createSqlStore } from './sql/sql-store.ts';
import { createSqliteEngine } from './sqlite/sqlite-engine.ts';
import type { Store } from './store.ts';

interface StorePlace {
  /** A Postgres database; without it a file in the data folder is used. */
  databaseUrl?: string | undefined;
  dataDirectory: string;
  /** What its troubles call the data folder and the file in it; their paths unless something else is said. */
  called?: string | undefined;
}

/** Costs nothing: the database is opened at the first use, and its tables brought up to date then. */
export function openStore({ databaseUrl, dataDirectory, called }: StorePlace): Store {
  const engine = databaseUrl
    ? createPostgresEngine(databaseUrl)
    : createSqliteEngine(dataDirectory, { called });
  return createSqlStore(engine);
}
