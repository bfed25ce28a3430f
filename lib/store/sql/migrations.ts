import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { AppError } from '#lib/errors.ts';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';

type EngineName = Engine['name'];

/** Steps from an empty database to this version's, in order of their names. A step that was published never changes. */
const steps: Record<string, (database: Kysely<unknown>, engine: EngineName) => Promise<void>> = {
  '0001-runs': async (database, engine) => {
    const { schema } = database;
    const blob = engine === 'sqlite' ? 'blob' : 'bytea';
    const number = engine === 'sqlite' ? 'integer' : 'bigint';
    await schema
      .createTable('runs')
      .addColumn('number', number, (column) =>
        engine === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedAlwaysAsIdentity(),
      )
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('started', 'double precision', (column) => column.notNull())
      .addColumn('parent', 'text')
      .addColumn('turn', 'integer', (column) => column.notNull())
      .addColumn('prompt', 'text', (column) => column.notNull())
      .addColumn('title', 'text')
      .addColumn('pinned', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('models', 'text', (column) => column.notNull())
      .addColumn('ended', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('instance', 'text')
      .addColumn('last_seq', 'integer', (column) => column.notNull())
      .addColumn('settled', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`create index runs_newest on runs (owner, started desc, number desc)`.execute(database);
    await sql`create index runs_pinned on runs (owner, pinned, started desc, number desc)`.execute(database);
    await sql`create index runs_at_work on runs (instance) where instance is not null`.execute(database);
    await sql`create index runs_unsettled on runs (id) where settled = 0`.execute(database);
    await schema
      .createTable('run_models')
      .addColumn('run', number, (column) => column.notNull().references('runs.number').onDelete('cascade'))
      .addColumn('model', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('run_models_key', ['run', 'model'])
      .$call((table) => (engine === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table))
      .execute();
    await schema
      .createTable('chunks')
      .addColumn('run', number, (column) => column.notNull().references('runs.number').onDelete('cascade'))
      .addColumn('first_seq', 'integer', (column) => column.notNull())
      .addColumn('last_seq', 'integer', (column) => column.notNull())
      .addColumn('events', blob, (column) => column.notNull())
      .addColumn('texts', blob, (column) => column.notNull())
      .addPrimaryKeyConstraint('chunks_key', ['run', 'first_seq'])
      .execute();
    await schema
      .createTable('instances')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('expires', 'double precision', (column) => column.notNull())
      .execute();
    await schema
      .createTable('shares')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('run', number, (column) => column.notNull().references('runs.number').onDelete('cascade'))
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('title', 'text')
      .addColumn('created', 'double precision', (column) => column.notNull())
      .addColumn('expires', 'double precision')
      .addColumn('with_prompt', 'integer', (column) => column.notNull())
      .addColumn('revoked', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('events', blob)
      .addColumn('texts', blob)
      .execute();
    await sql`create index shares_of_run on shares (run)`.execute(database);
    await schema
      .createTable('kept_values')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    if (engine === 'sqlite') {
      // Words come folded and parted; without a content of its own and without places it is a small part of the text.
      // Beginnings up to three letters stand for thousands of words: those are gathered beforehand.
      await sql`create virtual table run_words using fts5(
        words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3')`.execute(
        database,
      );
    } else {
      await sql`create table run_words (
        run bigint primary key references runs (number) on delete cascade, words tsvector not null)`.execute(
        database,
      );
      await sql`create index run_words_found on run_words using gin (words)`.execute(database);
    }
  },
  // Where a log stands is said by its chunks: so what goes on is one statement, and touches no other row.
  '0002-last-seq': async ({ schema }) => {
    await schema.alterTable('runs').dropColumn('last_seq').execute();
  },
  '0003-changed': async (database) => {
    await database.schema
      .alterTable('kept_values')
      .addColumn('changed', 'double precision', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update kept_values set changed = ${Date.now()}`.execute(database);
  },
};

/** Whether there is nothing to do, at the price of one query: looking over all tables takes longer than a start should. */
async function isUpToDate(database: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`
    .execute(database)
    .catch(() => ({ rows: [] }));
  const taken = rows.map(({ name }) => name).sort();
  return taken.join() === Object.keys(steps).sort().join();
}

/** Brings a database up to date; answers the steps that were taken. Two that start at once wait for each other. */
export async function migrate(database: Kysely<Tables>, engine: EngineName): Promise<string[]> {
  if (await isUpToDate(database)) return [];
  const migrations = Object.entries(steps).map(([name, up]): [string, Migration] => [
    name,
    { up: (open) => up(open, engine) },
  ]);
  const provider = { getMigrations: async () => Object.fromEntries(migrations) };
  const { error, results = [] } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error instanceof Error && /corrupted migrations/.test(error.message)) {
    throw new AppError(
      'unavailable',
      'The database was made by a newer version of Abreast.',
      'Start that version, or give this one a database of its own.',
      { cause: error },
    );
  }
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}
