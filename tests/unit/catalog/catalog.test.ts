import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Catalog, createCatalog } from '#lib/catalog/catalog.ts';
import { catalogCachePath } from '#lib/catalog/catalog-cache.ts';
import { entry, model } from './fixtures.ts';

const baseUrl = 'https://models.test/api/v1';
const start = Date.UTC(2026, 10, 22, 12);
const minute = 60_000;

/** A world of our own: time passes when `pass` says so, and each request waits for its answer. */
class World {
  directory = '';
  time = start;
  requests: {
    url: string;
    init: RequestInit | undefined;
    answer(body: unknown, status?: number): void;
    fail(): void;
  }[] = [];
  #waits: { ms: number; until: number; done(): void }[] = [];
  #news: (() => void)[] = [];

  fetch = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> =>
    new Promise((resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      this.requests.push({
        url: String(input),
        init,
        answer: (body, status = 200) =>
          resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })),
        fail: () => reject(new TypeError('fetch failed')),
      });
      for (const tell of this.#news.splice(0)) tell();
    });

  wait = (ms: number): Promise<void> =>
    new Promise((done) => {
      this.#waits.push({ ms, until: this.time + ms, done });
      for (const tell of this.#news.splice(0)) tell();
    });

  /** The n-th request, as soon as it was sent. */
  async request(number: number) {
    for (;;) {
      const request = this.requests[number - 1];
      if (request !== undefined) return request;
      await new Promise<void>((tell) => this.#news.push(tell));
    }
  }

  /** Until somebody waits for so long. */
  async someoneWaits(ms: number): Promise<void> {
    while (!this.#waits.some((waiting) => waiting.ms === ms)) {
      await new Promise<void>((tell) => this.#news.push(tell));
    }
  }

  pass(ms: number): void {
    this.time += ms;
    const due = this.#waits.filter((waiting) => waiting.until <= this.time);
    this.#waits = this.#waits.filter((waiting) => waiting.until > this.time);
    for (const waiting of due) waiting.done();
  }

  catalog(url = baseUrl): Catalog {
    const { fetch, wait, directory } = this;
    return createCatalog({ baseUrl: url, fetch, dataDirectory: directory, now: () => this.time, wait });
  }

  path(url = baseUrl): string {
    return catalogCachePath(this.directory, url);
  }

  async keep(text: string): Promise<void> {
    await mkdir(dirname(this.path()), { recursive: true });
    await writeFile(this.path(), text);
  }

  keepModels(ids: string[], fetchedAt: number): Promise<void> {
    return this.keep(JSON.stringify({ fetchedAt, models: ids.map((id) => model(id)) }));
  }
}

let world: World;

beforeEach(async () => {
  world = new World();
  world.directory = await mkdtemp(join(tmpdir(), 'catalog-'));
});

afterEach(() => rm(world.directory, { recursive: true }));

const idsOf = (answer: { models: { id: string }[] }): string[] => answer.models.map(({ id }) => id);
const one = { data: [entry('maker/one')] };
const two = { data: [entry('maker/one'), entry('maker/two')] };

/** A catalog that has just read `one` from its provider. */
async function liveCatalog(): Promise<Catalog> {
  const catalog = world.catalog();
  const answer = catalog.list();
  (await world.request(1)).answer(one);
  await answer;
  return catalog;
}

describe('with nothing kept', () => {
  test('the first answer is the live list', async () => {
    const answer = world.catalog().list();
    (await world.request(1)).answer(one);
    expect(await answer).toMatchObject({ source: 'live', fetchedAt: start });
    expect(idsOf(await answer)).toEqual(['openrouter:maker/one']);
  });

  test('the request goes to the base URL and carries no key', async () => {
    await liveCatalog();
    const { url, init } = await world.request(1);
    expect(url).toBe('https://models.test/api/v1/models');
    expect(new Headers(init?.headers).has('Authorization')).toBe(false);
  });

  test('a slow list is waited for 1.5 s, then the snapshot is given', async () => {
    const answer = world.catalog().list();
    await world.someoneWaits(1500);
    world.pass(1500);
    expect((await answer).source).toBe('snapshot');
    expect((await answer).models.length).toBeGreaterThan(100);
  });

  test('the slow list is there when it arrives later', async () => {
    const catalog = world.catalog();
    const answer = catalog.list();
    await world.someoneWaits(1500);
    world.pass(1500);
    await answer;
    (await world.request(1)).answer(one);
    await catalog.revalidate();
    expect((await catalog.list()).source).toBe('live');
    expect(world.requests).toHaveLength(1);
  });

  test('a dead network gives the snapshot without waiting', async () => {
    const answer = world.catalog().list();
    (await world.request(1)).fail();
    expect((await answer).source).toBe('snapshot');
  });

  test('later answers do not wait for the network again', async () => {
    const catalog = world.catalog();
    const answer = catalog.list();
    (await world.request(1)).fail();
    await answer;
    expect((await catalog.list()).source).toBe('snapshot');
    expect(world.requests).toHaveLength(1);
  });

  test('it keeps trying, each time a longer while later, until the list comes', async () => {
    const catalog = world.catalog();
    const answer = catalog.list();
    (await world.request(1)).fail();
    await answer;
    for (const [number, pause] of [1000, 2000, 4000, 8000].entries()) {
      await world.someoneWaits(pause);
      world.pass(pause);
      (await world.request(number + 2)).fail();
    }
    await world.someoneWaits(16_000);
    world.pass(16_000);
    (await world.request(6)).answer(one);
    await catalog.revalidate();
    expect((await catalog.list()).source).toBe('live');
  });

  test('a request that never ends is given up, and another is made', async () => {
    const answer = world.catalog().list();
    await world.request(1);
    await world.someoneWaits(1500);
    world.pass(15_000);
    await answer;
    await world.someoneWaits(1000);
    world.pass(1000);
    expect(await world.request(2)).toBeDefined();
  });

  test('all who ask at once share one request', async () => {
    const catalog = world.catalog();
    const answers = [catalog.list(), catalog.list(), catalog.find('openrouter:maker/one')];
    (await world.request(1)).answer(one);
    await Promise.all(answers);
    expect(world.requests).toHaveLength(1);
  });
});

describe('an answer is refused', () => {
  test.each([
    ['that is an error', { error: { message: 'busy' } }, 503],
    ['that is an error with a list', one, 500],
    ['that is a page', '<html>', 200],
    ['without models', { data: [] }, 200],
    ['without a usable model', { data: [{ name: 'no id' }] }, 200],
    ['of another shape', { hello: 'world' }, 200],
  ])('%s', async (_, body, status) => {
    const answer = world.catalog().list();
    (await world.request(1)).answer(body, status);
    expect((await answer).source).toBe('snapshot');
    expect(await readdir(world.directory)).toEqual([]);
  });

  test('and does not replace a list we hold', async () => {
    const catalog = await liveCatalog();
    world.pass(11_000);
    const revalidated = catalog.revalidate();
    (await world.request(2)).answer({ data: [] });
    await revalidated;
    const answer = await catalog.list();
    expect(idsOf(answer)).toEqual(['openrouter:maker/one']);
    expect(answer.source).toBe('cache');
    expect(answer.fetchedAt).toBe(start);
  });
});

describe('with a list kept', () => {
  test('it is given at once', async () => {
    await world.keepModels(['openrouter:kept/one'], start - minute);
    const answer = await world.catalog().list();
    expect(answer).toMatchObject({ source: 'cache', fetchedAt: start - minute });
    expect(idsOf(answer)).toEqual(['openrouter:kept/one']);
    expect(world.requests).toHaveLength(0);
  });

  test('an old one is given at once too, and replaced behind it', async () => {
    await world.keepModels(['openrouter:kept/one'], start - 6 * minute);
    const catalog = world.catalog();
    expect((await catalog.list()).source).toBe('cache');
    (await world.request(1)).answer(two);
    await catalog.revalidate();
    const answer = await catalog.list();
    expect(answer).toMatchObject({ source: 'live', fetchedAt: start });
    expect(idsOf(answer)).toEqual(['openrouter:maker/one', 'openrouter:maker/two']);
  });

  test('one from the future is not trusted to be fresh', async () => {
    await world.keepModels(['openrouter:kept/one'], start + minute);
    await world.catalog().list();
    expect(await world.request(1)).toBeDefined();
  });

  test('an old one is asked for once at a time, however many ask', async () => {
    await world.keepModels(['openrouter:kept/one'], start - 6 * minute);
    const catalog = world.catalog();
    await Promise.all([catalog.list(), catalog.list(), catalog.list()]);
    (await world.request(1)).fail();
    await world.someoneWaits(1000);
    await catalog.list();
    expect(world.requests).toHaveLength(1);
  });

  test.each([
    ['cut off', '{"fetchedAt":17'],
    ['empty', ''],
    ['another shape', '{"fetchedAt":1,"models":[{"id":"x"}]}'],
    ['without models', '{"fetchedAt":1,"models":[]}'],
  ])('one that is %s is ignored', async (_, text) => {
    await world.keep(text);
    const answer = world.catalog().list();
    (await world.request(1)).answer(one);
    expect((await answer).source).toBe('live');
  });

  test('the one of another base URL is not used', async () => {
    await world.keepModels(['openrouter:kept/one'], start);
    const answer = world.catalog('http://127.0.0.1:4010/api/v1').list();
    (await world.request(1)).fail();
    expect((await answer).source).toBe('snapshot');
  });
});

describe('a live list', () => {
  test('is kept for the next start', async () => {
    await liveCatalog();
    world.pass(minute);
    const answer = await world.catalog().list();
    expect(answer).toMatchObject({ source: 'cache', fetchedAt: start });
    expect(idsOf(answer)).toEqual(['openrouter:maker/one']);
  });

  test('leaves nothing but the finished file', async () => {
    await liveCatalog();
    expect(await readdir(dirname(world.path()))).toHaveLength(1);
    expect(JSON.parse(await readFile(world.path(), 'utf8'))).toMatchObject({ fetchedAt: start });
  });

  test('is given even where nothing can be written', async () => {
    await writeFile(join(world.directory, 'catalog'), 'a file where the folder should be');
    await expect(liveCatalog()).resolves.toBeDefined();
  });

  test('is not asked for again within five minutes, and is after them', async () => {
    const catalog = await liveCatalog();
    world.pass(5 * minute);
    await catalog.list();
    expect(world.requests).toHaveLength(1);
    world.pass(1);
    await catalog.list();
    expect(await world.request(2)).toBeDefined();
  });
});

describe('find', () => {
  test('knows a model by its id', async () => {
    const catalog = await liveCatalog();
    expect((await catalog.find('openrouter:maker/one'))?.id).toBe('openrouter:maker/one');
    expect(world.requests).toHaveLength(1);
  });

  test.each([':nitro', ':floor', ':online', ':exacto', ':online:nitro'])(
    'takes the dynamic suffix %s off',
    async (suffix) => {
      const catalog = await liveCatalog();
      expect((await catalog.find(`openrouter:maker/one${suffix}`))?.id).toBe('openrouter:maker/one');
    },
  );

  test('does not take another suffix off', async () => {
    const catalog = await liveCatalog();
    expect(await catalog.find('openrouter:maker/one:free')).toBeUndefined();
  });

  test('looks once more for a model that came meanwhile', async () => {
    const catalog = await liveCatalog();
    world.pass(11_000);
    const found = catalog.find('openrouter:maker/two');
    (await world.request(2)).answer(two);
    expect((await found)?.id).toBe('openrouter:maker/two');
  });

  test('looks at most every ten seconds', async () => {
    const catalog = await liveCatalog();
    world.pass(9_999);
    expect(await catalog.find('openrouter:maker/none')).toBeUndefined();
    expect(world.requests).toHaveLength(1);
    world.pass(1);
    const found = catalog.find('openrouter:maker/none');
    (await world.request(2)).answer(two);
    expect(await found).toBeUndefined();
    expect(await catalog.find('openrouter:maker/none')).toBeUndefined();
    expect(world.requests).toHaveLength(2);
  });

  test('does not make anybody wait long for a provider that is slow', async () => {
    const catalog = await liveCatalog();
    world.pass(20_000);
    const found = catalog.find('openrouter:maker/two');
    await world.request(2);
    await world.someoneWaits(5000);
    world.pass(5000);
    expect(await found).toBeUndefined();
  });

  test('does not ask OpenRouter for models of others', async () => {
    const catalog = await liveCatalog();
    world.pass(minute);
    expect(await catalog.find('demo:swift')).toBeUndefined();
    expect(world.requests).toHaveLength(1);
  });
});
