/** A stream of choices that is the same for the same seed and salt. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** Up to `count` items in their original order. */
  some<Item>(items: readonly Item[], count: number): Item[];
}

/** FNV-1a: spreads short salts such as persona names over 32 bits. */
export function hash(text: string, seed = 0): number {
  let value = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

export function createRandom(seed: number, salt = ''): Random {
  let state = hash(salt, Number.isFinite(seed) ? Math.trunc(seed) : 0);

  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };

  return {
    next,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    some: (items, count) => {
      const ranked = items.map((item, index) => ({ item, index, rank: next() }));
      const chosen = ranked.sort((a, b) => a.rank - b.rank).slice(0, count);
      return chosen.sort((a, b) => a.index - b.index).map((entry) => entry.item);
    },
  };
}
