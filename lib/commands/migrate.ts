/**
 * Brings the database up to date without a server, which would do so by itself at its first use:
 *
 *     node lib/commands/migrate.ts
 */
import { existsSync } from 'node:fs';
import { env } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';
import { openStore } from '#lib/store/open-store.ts';

for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file);

try {
  const { ABREAST_DATA_DIR, DATABASE_URL } = env();
  const store = openStore({ databaseUrl: DATABASE_URL, dataDirectory: ABREAST_DATA_DIR });
  await store.check();
  await store.close();
  console.log(
    store.engine === 'postgres'
      ? 'The Postgres database is up to date.'
      : `The database in ${ABREAST_DATA_DIR} is up to date.`,
  );
} catch (error) {
  const action = AppError.is(error) ? ` ${error.action}` : '';
  console.error(`${error instanceof Error ? error.message : String(error)}${action}`);
  process.exitCode = 1;
}
