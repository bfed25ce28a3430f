interface Coloured {
  readonly id: string;
}

/** By column id: the number of its lane, from which its colour is made. */
export type Lanes = ReadonlyMap<string, number>;

/**
 * A column keeps its lane wherever it is moved to and whatever stands before it; a new one gets the first that is free.
 * Whoever has left may have it again while nobody else took it. The same map if nothing changes.
 */
export function assignLanes(columns: readonly Coloured[], known: Lanes): Lanes {
  const here = new Set(columns.map(({ id }) => id));
  const taken = new Set(columns.flatMap(({ id }) => known.get(id) ?? []));
  const lanes = new Map(known);
  for (const { id } of columns) {
    if (lanes.has(id)) continue;
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    taken.add(lane);
    for (const [other, its] of lanes) if (its === lane && !here.has(other)) lanes.delete(other);
    lanes.set(id, lane);
  }
  return lanes.size === known.size && columns.every(({ id }) => known.has(id)) ? known : lanes;
}
