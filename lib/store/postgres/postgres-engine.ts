import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { openedOnce } from '../opened-once.ts';
import type { Engine } from '../sql/engine.ts';
import { migrate } from '../sql/migrations.ts';
import type { Tables } from '../sql/tables.ts';
import { openConnections } from './connections.ts';
import { channel, hearMessages, type Notice } from './heard-messages.ts';
import { explainPostgres } from './trouble.ts';

const mostConnections = 10;

export function createPostgresEngine(url: string): Engine {
  const self = randomUUID();

  async function open(): Promise<Kysely<Tables>> {
    const change = databaseAt(url, { most: 1, hurry: false });
    try {
      await migrate(change, 'postgres');
    } finally {
      await change.destroy();
    }
    return databaseAt(url, { most: mostConnections, hurry: true });
  }

  const opened = openedOnce(open);
  const database = opened.get;

  const messages = hearMessages(url, self, async () => {
    const runs = (await database()).selectFrom('runs').select('id').where('instance', 'is not', null);
    return (await runs.execute()).map(({ id }) => id);
  });

  return {
    name: 'postgres',
    now: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`,
    database,
    async lock(transaction, key) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(transaction);
    },
    async index(transaction, run, words) {
      const vector = sql`array_to_tsvector(${words}::text[])`;
      await sql`insert into run_words (run, words) values (${run}, ${vector})
        on conflict (run) do update set words = excluded.words`.execute(transaction);
    },
    // They go with their run.
    forget: async () => {},
    matching: (words) => sql`select run from run_words where words @@ ${matchOf(words)}::tsquery`,
    // Postgres does so by itself.
    tidy: async () => {},
    async publish(message) {
      messages.send(message);
      const notice: Notice = { from: self, message };
      await sql`select pg_notify(${channel}, ${JSON.stringify(notice)})`.execute(await database());
    },
    listen: messages.listen,
    explain: explainPostgres,
    async close() {
      await messages.close();
      const current = await opened.current()?.catch(() => null);
      await current?.destroy();
    },
  };
}

function databaseAt(url: string, settings: { most: number; hurry: boolean }): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openConnections(url, settings) }) });
}

/** Words hold letters and digits only, so quotes around them are all that Postgres needs. */
function matchOf(words: readonly string[]): string {
  return `${words.map((word) => `'${word}'`).join(' & ')}:*`;
}
