import type { Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';

/** How long a value stays that nobody changes, in ms: far beyond the longest window that a budget is counted in. */
const longestUnchanged = 30 * 24 * 60 * 60 * 1000;

export async function changeValue<T>(
  engine: Engine,
  key: string,
  work: (value: unknown) => { value: unknown; result: T },
): Promise<T> {
  const database = await engine.database();
  const { result, isNew } = await database.transaction().execute(async (transaction) => {
    await engine.lock(transaction, `value ${key}`);
    const kept = await transaction
      .selectFrom('kept_values')
      .select('value')
      .where('key', '=', key)
      .executeTakeFirst();
    const before: unknown = kept ? JSON.parse(kept.value) : null;
    const { value = null, result } = work(before);
    if (value === null) {
      if (kept) await transaction.deleteFrom('kept_values').where('key', '=', key).execute();
    } else if (JSON.stringify(value) !== kept?.value) {
      await setValue(engine, transaction, key, value);
    }
    return { result, isNew: !kept && value !== null };
  });
  // Whoever adds one makes room for it: so they are never more than came in that time.
  if (isNew) await forgetUnchanged(engine, database).catch(() => {});
  return result;
}

export async function setValue(
  engine: Engine,
  database: Kysely<Tables>,
  key: string,
  value: unknown,
): Promise<void> {
  await database
    .insertInto('kept_values')
    .values({ key, value: JSON.stringify(value), changed: engine.now })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet(({ ref }) => ({ value: ref('excluded.value'), changed: ref('excluded.changed') })),
    )
    .execute();
}

async function forgetUnchanged(engine: Engine, database: Kysely<Tables>): Promise<void> {
  await database
    .deleteFrom('kept_values')
    .where(({ eb }) => eb('changed', '<', eb(engine.now, '-', longestUnchanged)))
    .execute();
}
