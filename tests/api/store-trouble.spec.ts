import { spawnSync } from 'node:child_process';
import { appendFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { eventsOf, eventsUntil, outcomeOf, post, setupOf } from '../support/api.ts';
import { type OwnServer, ownData, startServer } from '../support/own-server.ts';

/** Long enough that the trouble comes in its middle. */
const long = setupOf(['demo:scribe', 'demo:thinker'], 'What is a hash map?');

interface Harm {
  /** What the page and the API say of it. */
  sentence: RegExp;
  /** Does it to the data folder of a server at work; answers what takes it back. */
  harm(folder: string): () => void;
  /** Puts the folder on a disk of its own, where that is permitted; answers what takes it away again, else null. */
  prepare?(folder: string): (() => void) | null;
}

const harms: Record<string, Harm> = {
  'a full disk': {
    sentence: /^The disk is full where the database .* is kept\.$/,
    prepare: smallDisk,
    harm(folder) {
      const filler = join(folder, 'filler');
      fill(filler);
      return () => rmSync(filler);
    },
  },
  'another program’s lock': {
    sentence: /^Another program holds the database .* locked\.$/,
    harm(folder) {
      const other = new DatabaseSync(join(folder, 'abreast.db'), { timeout: 5000 });
      other.exec('begin immediate');
      return () => other.close();
    },
  },
  'a folder that is gone': {
    sentence: /^The database .* is no longer where it was opened\.$/,
    harm(folder) {
      renameSync(folder, `${folder}-elsewhere`);
      return () => renameSync(`${folder}-elsewhere`, folder);
    },
  },
};

function smallDisk(folder: string): (() => void) | null {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'none', folder]);
  return status === 0 ? () => void spawnSync('umount', ['-l', folder]) : null;
}

/** Until not a byte more fits. */
function fill(path: string): void {
  for (const size of [65_536, 4096, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size));
    } catch {
      // Smaller pieces may still fit.
    }
  }
}

test.describe('in mid-run', () => {
  let data: Awaited<ReturnType<typeof ownData>>;
  let servers: OwnServer[] = [];
  let unmount: (() => void) | null = null;
  const begin = async () => {
    const server = await startServer(data.path);
    servers.push(server);
    return server;
  };
  const storeOf = async ({ url }: OwnServer) => (await (await fetch(`${url}/api/health`)).json()).store;

  test.beforeEach(async () => {
    data = await ownData();
    servers = [];
    unmount = null;
  });
  test.afterEach(async () => {
    for (const server of servers) await server.end('SIGKILL');
    unmount?.();
    await data.remove();
  });

  for (const [name, { sentence, harm, prepare }] of Object.entries(harms)) {
    test(`${name} is told of, the stream goes on, and all is kept when it is over`, async () => {
      test.setTimeout(60_000);
      if (prepare) unmount = prepare(data.path);
      test.skip(
        prepare !== undefined && unmount === null,
        'A small disk of its own needs the right to mount.',
      );
      const first = await begin();
      const earlier = await post(`${first.url}/api/runs`, setupOf(['demo:swift']));
      const before = await eventsOf(earlier);
      const response = await post(`${first.url}/api/runs`, long);
      const path = response.headers.get('location');
      const reading = eventsOf(response);
      await eventsUntil(await fetch(`${first.url}${path}/events`), (event) => event.type === 'text-delta');
      const heal = harm(data.path);
      try {
        await expect.poll(() => storeOf(first)).toMatchObject({ keeps: false });
        expect((await storeOf(first)).problem).toEqual({
          message: expect.stringMatching(sentence),
          action: expect.stringMatching(/\.$/),
        });
        const events = await reading;
        for (const column of ['a', 'b']) {
          expect(outcomeOf(events, column)).toMatchObject({ type: 'reply-end' });
        }
      } finally {
        heal();
      }
      await expect.poll(() => storeOf(first), { timeout: 20_000 }).toMatchObject({ keeps: true });
      await first.end('SIGTERM');
      const second = await begin();
      const kept = async (run: string | null) => eventsOf(await fetch(`${second.url}${run}/events`));
      expect(await kept(path)).toEqual(await reading);
      expect(await kept(earlier.headers.get('location'))).toEqual(before);
    });
  }
});
