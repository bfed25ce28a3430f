import type { Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';

/** Who adopts is alive, and has a lease for at least so long, in ms. */
const signOfLifeMs = 15_000;

export async function beat(engine: Engine, instance: string, ms: number): Promise<void> {
  await prolong(engine, await engine.database(), instance, ms);
}

async function prolong(
  engine: Engine,
  database: Kysely<Tables>,
  instance: string,
  ms: number,
): Promise<void> {
  await database
    .insertInto('instances')
    .values(({ eb }) => ({ id: instance, expires: eb(engine.now, '+', ms) }))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ ref }) => ({ expires: ref('excluded.expires') })),
    )
    .execute();
}

export async function leave(engine: Engine, instance: string): Promise<void> {
  await (await engine.database()).deleteFrom('instances').where('id', '=', instance).execute();
}

/** Under one lock for all askers: the second finds the runs of a living instance. */
export async function adopt(engine: Engine, instance: string): Promise<string[]> {
  const database = await engine.database();
  return database.transaction().execute(async (transaction) => {
    await engine.lock(transaction, 'adopt');
    const alive = await livingInstances(engine, transaction);
    if (!alive.includes(instance)) await prolong(engine, transaction, instance, signOfLifeMs);
    const adopted = await transaction
      .updateTable('runs')
      .set({ instance })
      .where('instance', 'is not', null)
      .where('instance', 'not in', [...alive, instance])
      .returning('id')
      .execute();
    await transaction
      .deleteFrom('instances')
      .where('id', 'not in', [...alive, instance])
      .execute();
    return adopted.map(({ id }) => id);
  });
}

export async function claim(engine: Engine, run: string, instance: string): Promise<boolean> {
  const database = await engine.database();
  return database.transaction().execute(async (transaction) => {
    await engine.lock(transaction, 'adopt');
    const others = (await livingInstances(engine, transaction)).filter((id) => id !== instance);
    const claimed = await transaction
      .updateTable('runs')
      .set({ instance })
      .where('id', '=', run)
      .where(({ eb, or }) =>
        or([
          eb('instance', 'is', null),
          ...(others.length === 0 ? [eb('id', '=', run)] : [eb('instance', 'not in', others)]),
        ]),
      )
      .returning('id')
      .executeTakeFirst();
    return claimed !== undefined;
  });
}

async function livingInstances(engine: Engine, database: Kysely<Tables>): Promise<string[]> {
  const rows = await database
    .selectFrom('instances')
    .select('id')
    .where('expires', '>', engine.now)
    .execute();
  return rows.map(({ id }) => id);
}
