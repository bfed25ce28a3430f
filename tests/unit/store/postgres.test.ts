import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '#lib/store/open-store.ts';
import type { Store, StoreMessage } from '#lib/store/store.ts';
import { keep, postgresUrl, start, text, unique } from './support.ts';

/** Stands between the store and Postgres, and can be away. */
async function startGate(target: URL) {
  const sockets = new Set<Socket>();
  let isOpen = true;
  const server = createServer((socket) => {
    if (!isOpen) {
      socket.destroy();
      return;
    }
    const onward = connect(Number(target.port), target.hostname);
    for (const each of [socket, onward]) {
      sockets.add(each);
      each.on('error', () => {});
      each.on('close', () => {
        sockets.delete(each);
        socket.destroy();
        onward.destroy();
      });
    }
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    /** Every connection is cut, and none is taken. */
    leave() {
      isOpen = false;
      cut();
    },
    comeBack() {
      isOpen = true;
    },
    /** Every connection is cut; new ones are taken. */
    cut,
    close() {
      cut();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

const gone = {
  kind: 'unavailable',
  message: 'The Postgres database does not answer.',
  action: expect.stringMatching(/DATABASE_URL/),
};
const storeAt = (databaseUrl: string) => openStore({ databaseUrl, dataDirectory: '' });

describe.skipIf(postgresUrl === null)('Postgres', () => {
  let gate: Awaited<ReturnType<typeof startGate>>;
  let store: Store;
  let direct: Store;
  beforeAll(async () => {
    if (postgresUrl === null) return;
    gate = await startGate(new URL(postgresUrl));
    store = storeAt(gate.url);
    direct = storeAt(postgresUrl);
  });
  afterAll(async () => {
    await store.close();
    await direct.close();
    await gate.close();
  });

  test('may go away and come back: what is asked meanwhile fails with words, then all is well', async () => {
    const run = await keep(store, 'gate');
    gate.leave();
    const from = performance.now();
    for (const attempt of [store.check(), store.load(run), store.publish({ type: 'removed', run: 'x' })]) {
      await expect(attempt).rejects.toMatchObject(gone);
    }
    expect(performance.now() - from).toBeLessThan(4000);
    gate.comeBack();
    expect((await store.load(run))?.events).not.toHaveLength(0);
    await expect(store.check()).resolves.toBeUndefined();
  });

  test('has a batch wait for a take-over that is on its way, and then refuses it', async () => {
    const run = unique('run');
    const by = { owner: 'late', instance: unique('instance') };
    await store.append(run, [start(run)], by);
    const heir = new pg.Client({ connectionString: postgresUrl ?? '' });
    await heir.connect();
    try {
      await heir.query('begin');
      await heir.query('update runs set instance = $1 where id = $2', ['heir', run]);
      let isOver = false;
      const late = store.append(run, [text(2)], by).finally(() => {
        isOver = true;
      });
      const outcome = expect(late).rejects.toMatchObject({ kind: 'conflict' });
      const isWaiting = async () =>
        (await heir.query('select from pg_locks where not granted')).rowCount !== 0;
      while (!isOver && !(await isWaiting()));
      await heir.query('commit');
      await outcome;
    } finally {
      await heir.end();
    }
    expect((await store.load(run))?.events).toHaveLength(1);
  });

  test('may be away at the start', async () => {
    gate.leave();
    const late = storeAt(gate.url);
    await expect(late.check()).rejects.toMatchObject(gone);
    gate.comeBack();
    await expect(late.check()).resolves.toBeUndefined();
    await late.close();
  });

  test('is listened to again after the line was cut, and tells of runs that may have gone on meanwhile', async () => {
    const run = unique('run');
    const heard: StoreMessage[] = [];
    let wake = () => {};
    const stop = store.listen((message) => {
      heard.push(message);
      wake();
    });
    const comes = async (type: StoreMessage['type'], say: () => Promise<void>) => {
      const isThere = () => heard.some((message) => message.run === run && message.type === type);
      while (!isThere()) {
        await say();
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await comes('stop', () => direct.publish({ type: 'stop', run }));
    gate.cut();
    const announced = new Promise<void>((resolve) => {
      wake = () => {
        if (heard.at(-1)?.type === 'appended' && heard.at(-1)?.run === run) resolve();
      };
    });
    await announced;
    await comes('removed', () => direct.publish({ type: 'removed', run }));
    stop();
  });

  test('never shows its password', async () => {
    const errors = await Promise.all(
      [
        'postgres://somebody:s3cr3t@127.0.0.1:1/none',
        'postgres://somebody:s3cr3t@no-such-host.invalid/none',
        `${(postgresUrl ?? '').replace('postgres@', 'nobody:s3cr3t@')}`,
        `${postgresUrl?.replace(/\/postgres$/, '/s3cr3t-none')}`.replace('s3cr3t-none', 'none'),
      ].map(async (url) => {
        const broken = storeAt(url);
        const error: unknown = await broken.check().catch((reason: unknown) => reason);
        await broken.close();
        return error;
      }),
    );
    for (const error of errors) {
      expect(error).toMatchObject({ kind: 'unavailable', action: expect.stringMatching(/DATABASE_URL/) });
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : null;
      expect(`${error} ${cause} ${cause?.stack} ${JSON.stringify(error)}`).not.toContain('s3cr3t');
    }
  });

  test('is brought up to date once by instances that start together', async () => {
    const database = unique('together').replaceAll('-', '_');
    const admin = new pg.Client({ connectionString: postgresUrl ?? '' });
    await admin.connect();
    await admin.query(`create database ${database}`);
    const url = new URL(postgresUrl ?? '');
    url.pathname = `/${database}`;
    const stores = Array.from({ length: 4 }, () => storeAt(url.href));
    await Promise.all(stores.map((each) => each.check()));
    await Promise.all(stores.map((each) => each.close()));
    await admin.query(`drop database ${database}`);
    await admin.end();
  });
});
