import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { isPostgresAnswer } from './trouble.ts';

/** What somebody who waits for a page can bear, in ms. */
const connectMs = 2000;
const queryMs = 5000;

const bigint = 20;

/** Our bigints are counts, far below where a number loses its last digit. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === bigint ? Number : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
};

export function connectionSettings(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'abreast',
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
    types,
  };
}

/** `hurry`: a query that takes long is given up, on both sides. */
export function openConnections(
  url: string,
  { most, hurry }: { most: number; hurry: boolean },
): PostgresPool {
  const limits = hurry ? { statement_timeout: queryMs, query_timeout: queryMs + 500 } : {};
  const pool = new pg.Pool({ ...connectionSettings(url), ...limits, max: most, idleTimeoutMillis: 30_000 });
  // A connection that breaks while nobody uses it is no trouble: the next query opens another.
  pool.on('error', () => {});
  return {
    connect: async () => careful(await pool.connect()),
    end: () => pool.end(),
    options: pool.options,
  };
}

const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();

/** A connection on which something else than an answer came back is not used again. */
function careful(client: pg.PoolClient): PostgresPoolClient {
  const known = wrapped.get(client);
  if (known) return known;
  let isBroken = false;
  client.on('error', () => {
    isBroken = true;
  });
  const query = async (sql: string, parameters: readonly unknown[]) => {
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      if (!isPostgresAnswer(error)) isBroken = true;
      throw error;
    }
  };
  const careful = {
    // Kysely's type has a second form for cursors, which we never open.
    query: query as unknown as PostgresPoolClient['query'],
    release: () => client.release(isBroken),
  };
  wrapped.set(client, careful);
  return careful;
}
