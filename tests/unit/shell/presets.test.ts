import { describe, expect, test, vi } from 'vitest';
import { createPresets, longestName, mostPresets } from '#components/shell/presets.ts';

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

const swift = { model: 'demo:swift' };
const brief = { model: 'demo:steady', system: 'Be brief.', parameters: { temperature: 0, stop: ['a'] } };
const names = (store: ReturnType<typeof createPresets>) => store.get().map(({ name }) => name);

describe('a line-up that is kept', () => {
  test('is there at the next visit with all that differs in it', () => {
    const browser = keeper();
    const preset = { name: 'Mine', columns: [swift, { ...brief, routing: { sort: 'price' as const } }] };
    expect(createPresets(browser).keep(preset)).toBe(true);
    expect(createPresets(browser).get()).toEqual([preset]);
  });

  test('stands before the older ones, and takes the place of the one of its name', () => {
    const store = createPresets(keeper());
    store.keep({ name: 'one', columns: [swift] });
    store.keep({ name: 'two', columns: [swift] });
    store.keep({ name: ' one ', columns: [brief] });
    expect(names(store)).toEqual(['one', 'two']);
    expect(store.get()[0]?.columns).toEqual([brief]);
  });

  test('needs a name and a column', () => {
    const store = createPresets(keeper());
    expect(store.keep({ name: '  ', columns: [swift] })).toBe(false);
    expect(store.keep({ name: 'empty', columns: [] })).toBe(false);
    expect(store.get()).toEqual([]);
  });

  test('has a name of bounded length', () => {
    const store = createPresets(keeper());
    store.keep({ name: 'x'.repeat(500), columns: [swift] });
    expect(names(store)[0]).toHaveLength(longestName);
  });

  test('is one of fifty at most; one of them can still be replaced', () => {
    const store = createPresets(keeper());
    for (let index = 0; index < mostPresets; index++) store.keep({ name: `${index}`, columns: [swift] });
    expect(store.keep({ name: 'too many', columns: [swift] })).toBe(false);
    expect(store.keep({ name: '7', columns: [brief] })).toBe(true);
    expect(store.get()).toHaveLength(mostPresets);
    store.remove('9');
    expect(store.keep({ name: 'fits', columns: [swift] })).toBe(true);
  });

  test('is gone when it is deleted, also at the next visit', () => {
    const browser = keeper();
    const store = createPresets(browser);
    store.keep({ name: 'one', columns: [swift] });
    store.keep({ name: 'two', columns: [swift] });
    store.remove('one');
    expect(names(store)).toEqual(['two']);
    expect(names(createPresets(browser))).toEqual(['two']);
  });
});

describe('what the storage holds', () => {
  test.each(['not json', 'null', '7', '{}', '[7, null, {}]', '[{"name":"","columns":[{"model":"a"}]}]'])(
    'is no line-up where it is %s',
    (text) => {
      expect(createPresets(keeper(text)).get()).toEqual([]);
    },
  );

  test('is taken as far as it is right', () => {
    const columns = [
      {
        model: 'a',
        id: 'old',
        parameters: { temperature: 9, topP: 0.5, unknown: 1 },
        system: 7,
        routing: 'x',
      },
      { model: '' },
      'b',
    ];
    const text = JSON.stringify([
      { name: 'kept', columns },
      { name: 'nothing', columns: [{}] },
    ]);
    expect(createPresets(keeper(text)).get()).toEqual([
      { name: 'kept', columns: [{ model: 'a', parameters: { topP: 0.5 } }] },
    ]);
  });

  test.each([
    ['no storage', null],
    ['a storage that refuses', refusing],
  ])('lasts for the visit with %s', (_, browser) => {
    const store = createPresets(browser);
    store.keep({ name: 'one', columns: [swift] });
    expect(names(store)).toEqual(['one']);
  });

  test('stays the same object until it changes, and changes are told to those who listen', () => {
    const store = createPresets(keeper());
    const listener = vi.fn();
    const stop = store.subscribe(listener);
    expect(store.get()).toBe(store.get());
    store.keep({ name: 'one', columns: [swift] });
    stop();
    store.remove('one');
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
