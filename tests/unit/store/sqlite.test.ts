import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '#lib/store/open-store.ts';
import { createSqlStore } from '#lib/store/sql/sql-store.ts';
import { createSqliteEngine } from '#lib/store/sqlite/sqlite-engine.ts';
import type { Store } from '#lib/store/store.ts';
import { end, keep, start, temporaryFolder, text, unique } from './support.ts';

let folder: ReturnType<typeof temporaryFolder>;
const opened: Store[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  folder.remove();
});

const file = () => join(folder.path, 'abreast.db');

function open(pragmas?: readonly string[]): Store {
  const place = { dataDirectory: folder.path };
  const store = pragmas
    ? createSqlStore(createSqliteEngine(folder.path, { more: pragmas }))
    : openStore(place);
  opened.push(store);
  return store;
}

/** Changes the file behind the store's back, while it is closed. */
function meddle(...statements: string[]): void {
  const database = new DatabaseSync(file());
  for (const statement of statements) database.exec(statement);
  database.close();
}

const owner = 'owner';
const by = { owner, instance: 'me' };
const trouble = (sentence: RegExp) => ({
  kind: 'unavailable',
  message: expect.stringMatching(sentence),
  action: expect.stringMatching(/\.$/),
});

describe('what is kept', () => {
  test('is there again after a restart, with nobody at work on it', async () => {
    const before = open();
    const run = unique('run');
    await before.beat('me', 60_000);
    await before.append(run, [start(run), text(2)], by);
    await before.close();
    const after = open();
    expect((await after.load(run))?.events).toHaveLength(2);
    expect(await after.adopt('heir')).toEqual([run]);
  });

  test('is there after the process was killed, and the folder is free', async () => {
    const script = `
      import { openStore } from '#lib/store/open-store.ts';
      const store = openStore({ dataDirectory: ${JSON.stringify(folder.path)} });
      await store.append('r', [{ seq: 1, at: 0, type: 'run-start', run: 'r', started: 1, setup: { messages: [{ role: 'user', content: 'x' }], columns: [] } }], { owner: 'owner', instance: 'killed' });
      console.log('kept');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = new Promise((resolve) => child.once('exit', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await expect(open().check()).rejects.toMatchObject(trouble(/Another Abreast uses this data folder/));
    child.kill('SIGKILL');
    await exit;
    const store = open();
    expect((await store.load('r'))?.events).toHaveLength(1);
    expect(await store.adopt('heir')).toEqual(['r']);
  });

  test('is laid together at the next opening where that did not happen at its end', async () => {
    const before = open();
    const run = await keep(before, owner, { answers: ['a needle'] });
    await before.close();
    meddle('update runs set settled = 0', 'delete from run_words');
    const store = open();
    // It is done beside what is asked for: what is asked for first may come too early.
    let found: string | undefined;
    while (!found) found = (await store.list({ owner, search: 'needle', limit: 1 })).runs[0]?.id;
    expect(found).toBe(run);
  });

  test('can be read by another program meanwhile', async () => {
    const store = open();
    await keep(store, owner);
    const reader = new DatabaseSync(file(), { readOnly: true });
    expect(reader.prepare('select count(*) as count from runs').get()).toEqual({ count: 1 });
    reader.close();
  });
});

describe('a small value', () => {
  const kept = () => {
    const reader = new DatabaseSync(file(), { readOnly: true });
    const rows = reader.prepare('select key from kept_values order by key').all();
    reader.close();
    return rows.map(({ key }) => key);
  };
  const set = (store: Store, key: string, value: unknown) =>
    store.transact(key, () => ({ value, result: null }));

  test('that is nothing takes no room: one that was only asked for, and one that was taken back', async () => {
    const store = open();
    await store.transact('asked', (value) => ({ value, result: value }));
    await set(store, 'taken back', 'something');
    await set(store, 'there', 'something');
    await set(store, 'taken back', null);
    expect(kept()).toEqual(['there']);
  });

  test('that nobody changed for long goes when another comes', async () => {
    const before = open();
    await set(before, 'old', 1);
    await set(before, 'young', 1);
    await before.close();
    const days = 24 * 60 * 60 * 1000;
    meddle(
      `update kept_values set changed = ${Date.now() - 31 * days} where key = 'old'`,
      `update kept_values set changed = ${Date.now() - 29 * days} where key = 'young'`,
    );
    const after = open();
    await set(after, 'young', 1);
    expect(kept()).toEqual(['old', 'young']);
    await set(after, 'new', 1);
    expect(kept()).toEqual(['new', 'young']);
  });

  test('of a database of before that was counted counts as just changed', async () => {
    const before = open();
    await set(before, 'budget', 1);
    await before.close();
    meddle(
      'alter table kept_values drop column changed',
      'alter table runs add column last_seq integer not null default 0',
      `delete from kysely_migration where name > '0002'`,
    );
    const after = open();
    await set(after, 'new', 1);
    expect(kept()).toEqual(['budget', 'new']);
  });
});

describe('one folder', () => {
  test('belongs to one store, and to the next once that is closed', async () => {
    const [first, second] = [open(), open()];
    await first.check();
    await expect(second.check()).rejects.toMatchObject(trouble(/Another Abreast uses this data folder/));
    await first.close();
    await expect(second.check()).resolves.toBeUndefined();
  });

  test('that cannot be made is told of', async () => {
    writeFileSync(join(folder.path, 'file'), '');
    const store = openStore({ dataDirectory: join(folder.path, 'file', 'below') });
    await expect(store.check()).rejects.toMatchObject(trouble(/data folder .* cannot be made/));
  });

  test('keeps its path to itself where it is called something else', async () => {
    writeFileSync(join(folder.path, 'file'), '');
    const dataDirectory = join(folder.path, 'file', 'below');
    const store = openStore({ dataDirectory, called: 'of this site' });
    await expect(store.check()).rejects.toMatchObject(trouble(/The data folder of this site cannot be made/));
    writeFileSync(file(), 'This is no database, and it is longer than the head of one. '.repeat(50));
    const damaged = openStore({ dataDirectory: folder.path, called: 'of this site' });
    opened.push(damaged);
    await expect(damaged.check()).rejects.toMatchObject(trouble(/The database of this site is damaged/));
  });

  test('is left alone by a store that nobody used', async () => {
    const store = openStore({ dataDirectory: join(folder.path, 'unused') });
    await store.close();
    expect(() => readFileSync(join(folder.path, 'unused'))).toThrow('ENOENT');
    await expect(store.check()).rejects.toMatchObject(trouble(/closed/));
  });
});

describe('trouble', () => {
  test('with a full disk is told of; what was kept stays, and what is small still fits', async () => {
    const store = open(['pragma max_page_count = 80']);
    const kept = await keep(store, owner, { answers: ['safe'] });
    const full = unique('run');
    await store.append(full, [start(full)], by);
    const long = text(2, Array.from({ length: 500_000 }, (_, index) => index % 7).join(''));
    await expect(store.append(full, [long], by)).rejects.toMatchObject(trouble(/disk is full/));
    expect((await store.load(full))?.events).toHaveLength(1);
    await store.append(full, [text(2, 'short'), end(3)], by);
    expect((await store.load(full))?.events).toHaveLength(3);
    expect((await store.list({ owner, search: 'safe', limit: 1 })).runs[0]?.id).toBe(kept);
  });

  test('with a file that takes no writing is told of, and it is read all the same', async () => {
    const before = open();
    const run = await keep(before, owner);
    await before.close();
    const store = open(['pragma query_only = on']);
    expect(await store.load(run)).not.toBeNull();
    await expect(store.check()).rejects.toMatchObject(trouble(/cannot be written/));
  });

  test('with another program’s lock is told of, and over when the lock is', async () => {
    const store = open(['pragma busy_timeout = 10']);
    await store.check();
    const other = new DatabaseSync(file());
    other.exec('begin immediate');
    await expect(store.check()).rejects.toMatchObject(trouble(/Another program holds/));
    other.exec('rollback');
    other.close();
    await expect(store.check()).resolves.toBeUndefined();
  });

  test.each(['deleted', 'moved away', 'replaced'])(
    'with a file that is %s while it is open is told of, and nothing is made in its place',
    async (how) => {
      const store = open();
      const run = await keep(store, owner);
      const place = join(folder.path, 'elsewhere.db');
      renameSync(file(), place);
      if (how === 'deleted') rmSync(place);
      if (how === 'replaced') writeFileSync(file(), 'another');
      await expect(store.check()).rejects.toMatchObject(trouble(/no longer where it was opened/));
      await expect(store.load(run)).rejects.toMatchObject(trouble(/no longer where it was opened/));
      expect(existsSync(file())).toBe(how === 'replaced');
      if (how !== 'moved away') return;
      renameSync(place, file());
      await store.check();
      expect(await store.load(run)).not.toBeNull();
    },
  );

  test('with a file that is no database is told of, and the file is left as it is', async () => {
    mkdirSync(folder.path, { recursive: true });
    const foreign = 'This is no database. '.repeat(500);
    writeFileSync(file(), foreign);
    await expect(open().list({ owner, limit: 1 })).rejects.toMatchObject(trouble(/is damaged/));
    expect(readFileSync(file(), 'utf8')).toBe(foreign);
  });

  test('with one run’s log is that run’s alone', async () => {
    const before = open();
    const damaged = await keep(before, owner, { answers: ['needle'] });
    const whole = await keep(before, owner, { answers: ['needle'] });
    await before.close();
    meddle(`update chunks set texts = x'0102' where run = (select number from runs where id = '${damaged}')`);
    const store = open();
    await expect(store.load(damaged)).rejects.toMatchObject({
      message: expect.stringMatching(/This run cannot be read/),
      action: expect.any(String),
    });
    expect(await store.load(whole)).not.toBeNull();
    const { runs } = await store.list({ owner, search: 'needle', limit: 5 });
    expect(runs.map(({ id, excerpt }) => [id, excerpt])).toEqual([
      [whole, 'needle'],
      [damaged, null],
    ]);
    expect(await store.remove(damaged)).toBe(true);
  });

  test('with a database of a newer version is told of', async () => {
    const before = open();
    await before.check();
    await before.close();
    meddle(`insert into kysely_migration (name, timestamp) values ('9999-future', 'later')`);
    await expect(open().check()).rejects.toMatchObject(trouble(/newer version/));
  });
});

test.each(['one by one', 'all at once'])('what is removed %s leaves the file', async (way) => {
  const store = open();
  const rest = await keep(store, 'other');
  const empty = statSync(file()).size;
  const answers = Array.from({ length: 4 }, () => randomBytes(50_000).toString('hex'));
  const runs: string[] = [];
  for (const prompt of ['Xylophone', 'Zither']) runs.push(await keep(store, owner, { prompt, answers }));
  const kept = await keep(store, 'other');
  if (way === 'all at once') await store.removeAll(owner);
  else for (const run of runs) await store.remove(run);
  expect(await store.load(rest)).not.toBeNull();
  expect(await store.load(kept)).not.toBeNull();
  await store.close();
  expect(readFileSync(file()).includes('Xylophone')).toBe(false);
  expect(statSync(file()).size).toBeLessThan(empty + 200_000);
});
