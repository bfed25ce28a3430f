/** Whether the next run is kept: for all runs in this browser, and here in this tab. */
export interface Keeping {
  all: boolean;
  here: boolean;
}

export interface KeepingStore {
  get(): Keeping;
  subscribe(listener: () => void): () => void;
  setAll(keep: boolean): void;
  setHere(keep: boolean): void;
  /** Reads what another tab has written. */
  reread(): void;
}

/** Enough of a `Storage`; null where the browser refuses it. */
type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

export const keepsEverything: Keeping = { all: true, here: true };
export const keepingKey = 'abreast.keep';

const read = (keeper: Keeper): boolean => keeper?.getItem(keepingKey) !== 'off';

function write(keeper: Keeper, keep: boolean): void {
  try {
    if (keep) keeper?.removeItem(keepingKey);
    else keeper?.setItem(keepingKey, 'off');
  } catch {
    // Where nothing can be written the choice lasts as long as the page.
  }
}

/** The same as on the server where it says the same: React takes another object for another answer. */
function keptIn(browser: Keeper, tab: Keeper): Keeping {
  const kept = { all: read(browser), here: read(tab) };
  return kept.all && kept.here ? keepsEverything : kept;
}

/** One keeper lasts for the browser, the other for the tab. */
export function createKeeping(browser: Keeper, tab: Keeper): KeepingStore {
  let state = keptIn(browser, tab);
  const listeners = new Set<() => void>();

  function change(next: Keeping): void {
    state = next;
    for (const listener of listeners) listener();
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setAll(keep) {
      write(browser, keep);
      change({ ...state, all: keep });
    },
    setHere(keep) {
      write(tab, keep);
      change({ ...state, here: keep });
    },
    reread: () => change({ ...state, all: read(browser) }),
  };
}
