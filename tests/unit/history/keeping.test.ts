import { describe, expect, test } from 'vitest';
import { createKeeping } from '#components/history/keeping.ts';

function keeperOf() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

describe('keeping runs', () => {
  test('is on until it is turned off, for all of a browser or for one tab', () => {
    const [browser, tab] = [keeperOf(), keeperOf()];
    const keeping = createKeeping(browser, tab);
    expect(keeping.get()).toEqual({ all: true, here: true });
    keeping.setHere(false);
    expect(createKeeping(browser, tab).get()).toEqual({ all: true, here: false });
    expect(createKeeping(browser, keeperOf()).get()).toEqual({ all: true, here: true });
    keeping.setAll(false);
    expect(createKeeping(browser, keeperOf()).get()).toEqual({ all: false, here: true });
    keeping.setAll(true);
    expect(createKeeping(browser, keeperOf()).get()).toEqual({ all: true, here: true });
  });

  test('follows what another tab has chosen', () => {
    const browser = keeperOf();
    const keeping = createKeeping(browser, keeperOf());
    createKeeping(browser, keeperOf()).setAll(false);
    keeping.reread();
    expect(keeping.get().all).toBe(false);
  });

  test('lasts as long as the page where nothing can be written', () => {
    const full = {
      ...keeperOf(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    for (const keeper of [full, null]) {
      const keeping = createKeeping(keeper, keeper);
      keeping.setAll(false);
      expect(keeping.get().all).toBe(false);
    }
  });
});
