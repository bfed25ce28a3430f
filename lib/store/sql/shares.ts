import { AppError } from '#lib/errors.ts';
import { eventsOf, smallChunkOf } from '../log/chunks.ts';
import { writable } from '../run-head.ts';
import type { Share } from '../store.ts';
import type { Engine } from './engine.ts';

export async function addShare(engine: Engine, share: Share): Promise<void> {
  const database = await engine.database();
  const chunk = await smallChunkOf(share.events);
  const run = await database
    .selectFrom('runs')
    .select('number')
    .where('id', '=', share.run)
    .executeTakeFirst();
  if (!run) throw new AppError('not-found', 'There is no such run.', 'Choose another in the history.');
  await database
    .insertInto('shares')
    .values({
      id: share.id,
      run: run.number,
      owner: share.owner,
      title: share.title === null ? null : writable(share.title),
      created: share.created,
      expires: share.expires,
      with_prompt: share.withPrompt ? 1 : 0,
      revoked: 0,
      ...chunk,
    })
    .execute();
}

export async function findShare(engine: Engine, id: string): Promise<Share | 'revoked' | 'expired' | null> {
  const row = await (await sharesWithRun(engine))
    .select(['shares.events', 'shares.texts', 'shares.revoked'])
    .select(({ eb }) => eb('shares.expires', '<=', engine.now).as('isOver'))
    .where('shares.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { events, texts } = row;
  if (row.revoked === 1 || events === null || texts === null) return 'revoked';
  // One engine says true, the other 1.
  if (row.isOver) return 'expired';
  return { ...shareOf(row), events: await eventsOf([{ events, texts }], 1) };
}

export async function sharesOf(engine: Engine, run: string): Promise<Omit<Share, 'events'>[]> {
  const rows = await (await sharesWithRun(engine))
    .where('runs.id', '=', run)
    .where('shares.revoked', '=', 0)
    .where(({ eb, or }) => or([eb('shares.expires', 'is', null), eb('shares.expires', '>', engine.now)]))
    .orderBy('shares.created', 'desc')
    .orderBy('shares.id')
    .execute();
  return rows.map(shareOf);
}

export async function revoke(engine: Engine, run: string, share?: string): Promise<boolean> {
  const database = await engine.database();
  const revoked = await database
    .updateTable('shares')
    .set({ revoked: 1, events: null, texts: null })
    .where('run', 'in', (select) => select.selectFrom('runs').select('number').where('id', '=', run))
    .where('revoked', '=', 0)
    .$if(share !== undefined, (update) => update.where('id', '=', share ?? ''))
    .returning('id')
    .execute();
  return revoked.length > 0;
}

async function sharesWithRun(engine: Engine) {
  return (await engine.database())
    .selectFrom('shares')
    .innerJoin('runs', 'runs.number', 'shares.run')
    .select([
      'shares.id',
      'runs.id as run',
      'shares.owner',
      'shares.title',
      'shares.created',
      'shares.expires',
      'shares.with_prompt',
    ]);
}

function shareOf(row: {
  id: string;
  run: string;
  owner: string;
  title: string | null;
  created: number;
  expires: number | null;
  with_prompt: number;
}): Omit<Share, 'events'> {
  const { id, run, owner, title, created, expires, with_prompt } = row;
  return { id, run, owner, title, created, expires, withPrompt: with_prompt === 1 };
}
