import { AppError } from '#lib/errors.ts';
import { writable } from '../run-head.ts';
import type { Store } from '../store.ts';
import type { Engine } from './engine.ts';
import { listRuns } from './history.ts';
import { adopt, beat, claim, leave } from './leases.ts';
import { appendEvents, eventsAfter, indexAgain, settle } from './logs.ts';
import { addShare, findShare, revoke, sharesOf } from './shares.ts';
import { changeValue, setValue } from './values.ts';

/** At an opening; a crash leaves a few at most. */
const mostLeftOver = 1000;

/** The store on a database: opened at its first use, and again after it was gone. */
export function createSqlStore(engine: Engine): Store {
  let isClosed = false;
  let leftOvers: Promise<void> | null = null;

  /** Whatever the database says is put in words for people. */
  async function use<T>(work: () => Promise<T>): Promise<T> {
    if (isClosed) throw new AppError('unavailable', 'The store is closed.', 'Start Abreast again.');
    try {
      const result = await work();
      leftOvers ??= settleLeftOvers();
      return result;
    } catch (error) {
      throw engine.explain(error);
    }
  }

  async function settleLeftOvers(): Promise<void> {
    try {
      const runs = await (await engine.database())
        .selectFrom('runs')
        .select('id')
        .where('settled', '=', 0)
        .where('ended', '=', 1)
        .limit(mostLeftOver)
        .execute();
      for (const { id } of runs) await settleOrLeave(id);
    } catch {
      // Nothing hangs on it; the next opening tries again.
    }
  }

  async function settleOrLeave(run: string): Promise<void> {
    if (isClosed) return;
    await settle(engine, run).catch((error: unknown) => {
      if (!isClosed) console.warn(`Run ${run} is kept, but takes more room than it needs.`, error);
    });
  }

  return {
    engine: engine.name,

    append: (run, events, by) =>
      use(async () => {
        const hasEnded = await appendEvents(engine, run, events, by);
        if (hasEnded) await settleOrLeave(run);
      }),

    load: (run) =>
      use(async () => {
        const database = await engine.database();
        const kept = await database
          .selectFrom('runs')
          .select(['number', 'id', 'owner', 'title', 'pinned', 'instance'])
          .where('id', '=', run)
          .executeTakeFirst();
        if (!kept) return null;
        const events = await eventsAfter(database, kept.number, 0);
        if (events.length === 0) return null;
        const { id, owner, title, pinned, instance } = kept;
        return { id, owner, title, pinned: pinned === 1, instance, events };
      }),

    after: (run, seq) =>
      use(async () => {
        const database = await engine.database();
        const kept = await database
          .selectFrom('runs')
          .select('number')
          .where('id', '=', run)
          .executeTakeFirst();
        return kept ? eventsAfter(database, kept.number, seq) : [];
      }),

    list: (query) => use(() => listRuns(engine, query)),

    describe: (run, { title, pinned }) =>
      use(async () =>
        (await engine.database()).transaction().execute(async (transaction) => {
          const described = await transaction
            .updateTable('runs')
            // A change there always is: a statement without one is refused.
            .set(({ ref }) => ({
              title: title === undefined ? ref('title') : title === null ? null : writable(title),
              pinned: pinned === undefined ? ref('pinned') : pinned ? 1 : 0,
            }))
            .where('id', '=', run)
            .returning(['number', 'prompt', 'title'])
            .executeTakeFirst();
          if (described && title !== undefined) await indexAgain(engine, transaction, described);
          return described !== undefined;
        }),
      ),

    remove: (run) => use(async () => (await removeRuns(engine, 'id', run)).length > 0),
    removeAll: (owner) => use(() => removeRuns(engine, 'owner', owner)),

    beat: (instance, ms) => use(() => beat(engine, instance, ms)),
    leave: (instance) => use(() => leave(engine, instance)),
    adopt: (instance) => use(() => adopt(engine, instance)),
    claim: (run, instance) => use(() => claim(engine, run, instance)),

    share: (share) => use(() => addShare(engine, share)),
    findShare: (id) => use(() => findShare(engine, id)),
    sharesOf: (run) => use(() => sharesOf(engine, run)),
    revoke: (run, share) => use(() => revoke(engine, run, share)),

    transact: (key, work) => use(() => changeValue(engine, key, work)),

    publish: (message) => use(() => engine.publish(message)),
    listen: (listener) => engine.listen(listener),

    check: () => use(async () => setValue(engine, await engine.database(), 'check', Date.now())),

    async close() {
      if (isClosed) return;
      isClosed = true;
      await leftOvers;
      await engine.close();
    },
  };
}

async function removeRuns(engine: Engine, column: 'id' | 'owner', value: string): Promise<string[]> {
  const database = await engine.database();
  const removed = await database.transaction().execute(async (transaction) => {
    const runs = await transaction
      .deleteFrom('runs')
      .where(column, '=', value)
      .returning(['number', 'id'])
      .execute();
    await engine.forget(
      transaction,
      runs.map(({ number }) => number),
    );
    return runs.map(({ id }) => id);
  });
  // They are gone already, whether or not room could be made of it.
  if (removed.length > 0) await engine.tidy().catch(() => {});
  return removed;
}
