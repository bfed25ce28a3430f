import { describe, expect, test, vi } from 'vitest';
import { createRemembered, nothingRemembered } from '#components/picker/remembered.ts';

function keeper(kept: string | null = null) {
  return {
    kept,
    getItem(): string | null {
      return this.kept;
    },
    setItem(_: string, text: string): void {
      this.kept = text;
    },
  };
}

const refusing = {
  getItem(): string | null {
    throw new DOMException('refused', 'SecurityError');
  },
  setItem(): void {
    throw new DOMException('full', 'QuotaExceededError');
  },
};

describe('favourites', () => {
  test('are marked and unmarked, the newest first', () => {
    const store = createRemembered(keeper());
    store.toggleFavourite('a');
    store.toggleFavourite('b');
    expect(store.get().favourites).toEqual(['b', 'a']);
    store.toggleFavourite('a');
    expect(store.get().favourites).toEqual(['b']);
  });
});

describe('what was used last', () => {
  test('stands first, each once, eight at most', () => {
    const store = createRemembered(keeper());
    store.use(['a', 'b', 'c', 'd', 'e', 'f']);
    store.use(['x', 'c', 'y', 'z']);
    expect(store.get().recents).toEqual(['x', 'c', 'y', 'z', 'a', 'b', 'd', 'e']);
  });

  test('leaves the favourites alone', () => {
    const store = createRemembered(keeper());
    store.toggleFavourite('a');
    store.use(['b']);
    expect(store.get()).toEqual({ favourites: ['a'], recents: ['b'] });
  });
});

describe('what is remembered', () => {
  test('is there at the next visit', () => {
    const browser = keeper();
    const store = createRemembered(browser);
    store.toggleFavourite('a');
    store.use(['b']);
    expect(createRemembered(browser).get()).toEqual({ favourites: ['a'], recents: ['b'] });
  });

  test.each(['not json', 'null', '7', '[]', '{"favourites":7,"recents":"a"}', '{"favourites":[1,null,{}]}'])(
    'is nothing where the storage holds %s',
    (text) => {
      expect(createRemembered(keeper(text)).get()).toEqual(nothingRemembered);
    },
  );

  test('keeps what is right beside what is wrong', () => {
    const text = '{"favourites":["a",7,"a","b"],"recents":{}}';
    expect(createRemembered(keeper(text)).get()).toEqual({ favourites: ['a', 'b'], recents: [] });
  });

  test.each([
    ['no storage', null],
    ['a storage that refuses', refusing],
  ])('lasts for the visit with %s', (_, browser) => {
    const store = createRemembered(browser);
    store.toggleFavourite('a');
    expect(store.get().favourites).toEqual(['a']);
  });

  test('stays the same object until it changes, so that a page renders once', () => {
    const store = createRemembered(keeper());
    expect(store.get()).toBe(store.get());
  });

  test('is told to those who listen, until they stop', () => {
    const store = createRemembered(keeper());
    const listener = vi.fn();
    const stop = store.subscribe(listener);
    store.toggleFavourite('a');
    stop();
    store.use(['b']);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
