/** A provider's clock as far as its answers betray it. All times epoch ms. */
export interface TheirClock {
  theirs(ours: number): number;
  ours(theirs: number): number;
  /** The `Date` header of an answer to a request that left at `sentAt` and was answered at `heardAt`, by our clock. */
  hear(date: string | null, sentAt: number, heardAt: number): void;
  /** An answer that speaks of a reset still to come was written before it. */
  hearBefore(reset: number, sentAt: number): void;
}

/** A `Date` header drops the fraction of its second. */
const resolution = 1000;

/**
 * Keeps the bounds of the difference between the two clocks; every answer narrows them. While they allow for none,
 * none is taken: most clocks are right, and a header's whole second must not move ours. Otherwise the least: then we
 * are never early.
 */
export function createTheirClock(): TheirClock {
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;

  function narrow(low: number, high: number): void {
    const [from, to] = [Math.max(least, low), Math.min(most, high)];
    // Bounds that contradict each other: one of the clocks was set meanwhile, so only the newest answer counts.
    [least, most] = from <= to ? [from, to] : [low, high];
  }

  function ahead(): number {
    if (least <= 0 && most >= 0) return 0;
    return least === Number.NEGATIVE_INFINITY ? most - resolution : least;
  }

  return {
    theirs: (ours) => ours + ahead(),
    ours: (theirs) => theirs - ahead(),
    hear(date, sentAt, heardAt) {
      const said = Date.parse(date ?? '');
      if (!Number.isNaN(said)) narrow(said - heardAt, said + resolution - sentAt);
    },
    hearBefore: (reset, sentAt) => narrow(Number.NEGATIVE_INFINITY, reset - sentAt),
  };
}
