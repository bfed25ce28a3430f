import { type Kysely, sql, type Transaction } from 'kysely';
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

/**
 * Answers true when the log ends with these events. What goes on in the midst of a run, which is nearly all of it, is one
 * statement; a beginning, an end, and whatever that statement found amiss is a transaction.
 */
export async function appendEvents(
  engine: Engine,
  run: string,
  events: readonly RunEvent[],
  by: Writer,
): Promise<boolean> {
  const database = await engine.database();
  if (isMidst(events) && (await addChunk(engine, database, run, events, by))) return false;
  return database.transaction().execute(async (transaction) => {
    const kept = await transaction
      .selectFrom('runs')
      .select(['number', 'instance'])
      .where('id', '=', run)
      .$call(locked(engine))
      .executeTakeFirst();
    const fresh = freshEvents(events, kept ? await lastSeq(transaction, kept.number) : 0);
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
      .set({ ended: hasEnded ? 1 : 0, instance: hasEnded ? null : by.instance, settled: 0 })
      .where('number', '=', number)
      .execute();
    return hasEnded;
  });
}

function isMidst(events: readonly RunEvent[]): boolean {
  return events[0]?.type !== 'run-start' && events.at(-1)?.type !== 'run-end';
}

/** False where nothing was added: the run is not at work, not theirs, or these events do not follow what there is. */
async function addChunk(
  engine: Engine,
  database: Kysely<Tables>,
  run: string,
  events: readonly RunEvent[],
  { instance }: Writer,
): Promise<boolean> {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return false;
  const chunk = chunkOf(freshEvents(events, first.seq - 1));
  // Said in SQL itself: to put the statement together anew for each batch would be most of its work.
  const { numAffectedRows } = await sql`
    insert into chunks (run, first_seq, last_seq, events, texts)
    select number, ${first.seq}, ${last.seq}, ${chunk.events}, ${chunk.texts} from runs
    where id = ${run} and instance = ${instance} and ended = 0
      and (select last_seq from chunks where run = number order by first_seq desc limit 1) = ${first.seq - 1}
    ${engine.name === 'postgres' ? sql`for update` : sql``}
    on conflict do nothing`.execute(database);
  return numAffectedRows === 1n;
}

/** A row that is read so stays as it is until the transaction ends. SQLite lets one write at a time anyway. */
function locked(engine: Engine) {
  return <Query extends { forUpdate(): Query }>(query: Query) =>
    engine.name === 'postgres' ? query.forUpdate() : query;
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
      settled: 0,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  const distinct = [...new Set(models)].map((model) => ({ run: number, model }));
  if (distinct.length > 0) await transaction.insertInto('run_models').values(distinct).execute();
  await engine.index(transaction, number, await wordsOf([promptOf(start)]));
  return number;
}

/** Where a log stands. */
async function lastSeq(database: Kysely<Tables>, run: number): Promise<number> {
  const newest = await database
    .selectFrom('chunks')
    .select('last_seq')
    .where('run', '=', run)
    .orderBy('first_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.last_seq ?? 0;
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
    .select(['number', 'prompt'])
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
  const last = chunks.at(-1)?.last_seq ?? 0;
  await database.transaction().execute(async (transaction) => {
    const still = await transaction
      .selectFrom('runs')
      .select('title')
      .where('number', '=', kept.number)
      .where('settled', '=', 0)
      .where('ended', '=', 1)
      .$call(locked(engine))
      .executeTakeFirst();
    if (!still || (await lastSeq(transaction, kept.number)) !== last) return;
    await transaction.updateTable('runs').set({ settled: 1 }).where('number', '=', kept.number).execute();
    await transaction.deleteFrom('chunks').where('run', '=', kept.number).execute();
    await transaction
      .insertInto('chunks')
      .values({ run: kept.number, first_seq: 1, last_seq: last, ...joined })
      .execute();
    await engine.index(transaction, kept.number, await withTitle(words, still.title));
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
