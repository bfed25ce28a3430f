import { describe, expect, test } from 'vitest';
import { createInstance } from '#lib/run/instance.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { noon, rest } from './support.ts';

function createWorld(orphans: string[][] = []) {
  const time = new ManualTime(noon);
  const said: string[] = [];
  const broken = new Set<string>();
  const store = { works: true };
  const instance = createInstance({
    id: 'this',
    store: {
      async beat(id, ms) {
        if (!store.works) throw new Error('The store is gone.');
        said.push(`beat ${id} ${ms}`);
      },
      async leave(id) {
        said.push(`leave ${id}`);
      },
      adopt: async () => orphans.shift() ?? [],
    },
    after: time.after,
    async interrupt(run) {
      if (broken.has(run)) throw new Error('This run cannot be read.');
      said.push(`interrupt ${run}`);
    },
  });
  async function pass(ms: number) {
    time.pass(ms);
    await rest(2);
  }
  return { instance, said, store, broken, pass };
}

describe('an instance', () => {
  test('says every 5 s that it lives for 15 s more, until it leaves', async () => {
    const { instance, said, pass } = createWorld();
    await instance.begin();
    await pass(4999);
    expect(said).toEqual(['beat this 15000']);
    await pass(1);
    await pass(5000);
    expect(said).toHaveLength(3);
    await instance.leave();
    await pass(60_000);
    expect(said.slice(3)).toEqual(['leave this']);
  });

  test('marks what the dead left, once, at its start and later', async () => {
    const { instance, said, pass } = createWorld([['one', 'two'], [], ['three']]);
    await instance.begin();
    await pass(5000);
    await pass(5000);
    await pass(5000);
    expect(said.filter((each) => each.startsWith('interrupt'))).toEqual([
      'interrupt one',
      'interrupt two',
      'interrupt three',
    ]);
  });

  test('tries again what it could not mark, and marks the others meanwhile', async () => {
    const { instance, said, broken, pass } = createWorld([['one', 'two']]);
    broken.add('one');
    await instance.begin();
    expect(said).toContain('interrupt two');
    broken.clear();
    await pass(5000);
    expect(said).toContain('interrupt one');
  });

  test('goes on after the store was out of reach', async () => {
    const { instance, said, store, pass } = createWorld();
    store.works = false;
    await instance.begin();
    await pass(5000);
    expect(said).toEqual([]);
    store.works = true;
    await pass(5000);
    expect(said).toEqual(['beat this 15000']);
  });
});
