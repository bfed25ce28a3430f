import type { Kysely, Transaction } from 'kysely';
import type { RunEvent } from '#lib/stream/events.ts';
import { answersIn, chunkOf, eventsOf, joinChunks } from '../log/chunks.ts';
import { freshEvents, notYours } from '../log/fresh-events.ts';
import { headOf, isShortened, promptOf } from '../run-head.ts';
import { wordsOf } from '../search/words.ts';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';

interface Writer {
  owner: string;
  instance: string;
}

/** Answers true when the log ends with these events. One transaction of three or four statements. */
export async function appendEvents(
  engine: Engine,
  run: string,
  events: readonly RunEvent[],
  by: Writer,
): Promise<boolean> {
  const database = await engine.database();
  return database.transaction().execute(async (transaction) => {
    const kept = await transaction
      .selectFrom('runs')
      .select(['number', 'last_seq', 'instance'])
      .where('id', '=', run)
      .$call((query) => (engine.name === 'postgres' ? query.forUpdate() : query))
      .executeTakeFirst();
    const fresh = freshEvents(events, kept?.last_seq ?? 0);
    const [first, last] = [fresh[0], fresh.at(-1)];
    if (!first || !last || (!kept && first.type !== 'run-start')) return false;
    if (kept && kept.instance !== by.instance) throw notYours();
    const number = kept?.number ?? (await begin(engine, transaction, first, by));
    const hasEnded = last.type === 'run-end';
    await transaction
      .insertInto('chunks')
      .values({ run: number, first_seq: first.seq, last_seq: last.seq, ...chunkOf(fresh) })
      .execute();
    await transaction
      .updateTable('runs')
      .set({
        last_seq: last.seq,
        ended: hasEnded ? 1 : 0,
        instance: hasEnded ? null : by.instance,
        settled: 0,
      })
      .where('number', '=', number)
      .execute();
    return hasEnded;
  });
}

async function begin(
  engine: Engine,
  transaction: Transaction<Tables>,
  start: RunEvent,
  by: Writer,
): Promise<number> {
  if (start.type !== 'run-start') throw new Error('A log begins with run-start.');
  const { models, ...head } = headOf(start);
  const parent =
    head.parent === null
      ? undefined
      : await transaction
          .selectFrom('runs')
          .select('turn')
          .where('id', '=', head.parent)
          .where('owner', '=', by.owner)
          .executeTakeFirst();
  const { number } = await transaction
    .insertInto('runs')
    .values({
      ...head,
      models: JSON.stringify(models),
      ...by,
      turn: (parent?.turn ?? 0) + 1,
      pinned: 0,
      ended: 0,
      last_seq: 0,
      settled: 0,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  const distinct = [...new Set(models)].map((model) => ({ run: number, model }));
  if (distinct.length > 0) await transaction.insertInto('run_models').values(distinct).execute();
  await engine.index(transaction, number, await wordsOf([promptOf(start)]));
  return number;
}

function chunksOf(database: Kysely<Tables>, run: number, after = 0) {
  return database
    .selectFrom('chunks')
    .select(['first_seq', 'last_seq', 'events', 'texts'])
    .where('run', '=', run)
    .where('last_seq', '>', after)
    .orderBy('first_seq')
    .execute();
}

/** The log after `seq`. Rejects when it cannot be read. */
export async function eventsAfter(database: Kysely<Tables>, run: number, seq: number): Promise<RunEvent[]> {
  const chunks = await chunksOf(database, run, seq);
  const [first] = chunks;
  if (!first) return [];
  const events = await eventsOf(chunks, first.first_seq);
  return events.filter((event) => event.seq > seq);
}

/**
 * Lays a log at rest together: one small chunk, and the words it is found by. Only space and search hang on it: a run
 * that is not settled is as good as any, and is settled at the next opening.
 */
export async function settle(engine: Engine, run: string): Promise<void> {
  const database = await engine.database();
  const kept = await database
    .selectFrom('runs')
    .select(['number', 'prompt', 'last_seq'])
    .where('id', '=', run)
    .where('ended', '=', 1)
    .where('settled', '=', 0)
    .executeTakeFirst();
  if (!kept) return;
  const chunks = await chunksOf(database, kept.number);
  const [joined, words] = await Promise.all([
    joinChunks(chunks),
    wordsIn(database, kept, () => answersIn(chunks)),
  ]);
  await database.transaction().execute(async (transaction) => {
    const unchanged = await transaction
      .updateTable('runs')
      .set({ settled: 1 })
      .where('number', '=', kept.number)
      .where('last_seq', '=', kept.last_seq)
      .where('settled', '=', 0)
      .where('ended', '=', 1)
      .returning('title')
      .executeTakeFirst();
    if (!unchanged) return;
    await transaction.deleteFrom('chunks').where('run', '=', kept.number).execute();
    await transaction
      .insertInto('chunks')
      .values({ run: kept.number, first_seq: 1, last_seq: kept.last_seq, ...joined })
      .execute();
    await engine.index(transaction, kept.number, await withTitle(words, unchanged.title));
  });
}

/** Gives a run at rest, or at work, the words it is found by under a new title. */
export async function indexAgain(
  engine: Engine,
  transaction: Transaction<Tables>,
  run: { number: number; prompt: string; title: string | null },
): Promise<void> {
  const words = await wordsIn(transaction, run, async () =>
    answersIn(await chunksOf(transaction, run.number)),
  );
  await engine.index(transaction, run.number, await withTitle(words, run.title));
}

async function withTitle(words: readonly string[], title: string | null): Promise<string[]> {
  return title === null ? [...words] : [...new Set([...words, ...(await wordsOf([title]))])];
}

async function wordsIn(
  database: Kysely<Tables>,
  run: { number: number; prompt: string },
  answers: () => Promise<string[]>,
): Promise<string[]> {
  return wordsOf([await wholePrompt(database, run), ...(await answers())]);
}

/** A long prompt stands in the log only. */
export async function wholePrompt(
  database: Kysely<Tables>,
  run: { number: number; prompt: string },
): Promise<string> {
  if (!isShortened(run.prompt)) return run.prompt;
  const [start] = await eventsAfter(database, run.number, 0);
  return start?.type === 'run-start' ? promptOf(start) : run.prompt;
}
