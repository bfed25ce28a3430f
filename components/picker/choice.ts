/** The most columns one run may have. */
export const mostModels = 24;

/** A line-up being chosen: ids in the order they were chosen, each once. */
export type Choice = readonly string[];

export const isFull = (choice: Choice): boolean => choice.length >= mostModels;

export function toggle(choice: Choice, id: string): Choice {
  if (choice.includes(id)) return choice.filter((other) => other !== id);
  return isFull(choice) ? choice : [...choice, id];
}

/** Adds as many of these as are not chosen yet and still fit. */
export function add(choice: Choice, ids: readonly string[]): Choice {
  return [...new Set([...choice, ...ids])].slice(0, Math.max(mostModels, choice.length));
}

/** Up to `count` of these, by chance; `random` gives numbers in [0, 1). */
export function draw<Item>(items: readonly Item[], count: number, random: () => number): Item[] {
  const left = [...items];
  const drawn: Item[] = [];
  while (drawn.length < count && left.length > 0) {
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return drawn;
}
