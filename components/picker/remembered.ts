/** What the reader marked and used, kept in this browser. Ids of models, newest first. */
export interface Remembered {
  favourites: readonly string[];
  recents: readonly string[];
}

export interface RememberedStore {
  get(): Remembered;
  subscribe(listener: () => void): () => void;
  toggleFavourite(id: string): void;
  use(ids: readonly string[]): void;
}

/** Enough of `localStorage`; null where the browser refuses it. */
type Keeper = Pick<Storage, 'getItem' | 'setItem'> | null;

const KEY = 'abreast.models';
const MOST_RECENTS = 8;
export const nothingRemembered: Remembered = { favourites: [], recents: [] };

const ids = (value: unknown): string[] =>
  Array.isArray(value) ? [...new Set(value.filter((id) => typeof id === 'string'))] : [];

/** What was kept may be anybody's writing: whatever is not a list of ids counts as none. */
function read(keeper: Keeper): Remembered {
  try {
    const kept: unknown = JSON.parse(keeper?.getItem(KEY) ?? 'null');
    if (!(kept instanceof Object)) return nothingRemembered;
    return {
      favourites: ids('favourites' in kept ? kept.favourites : []),
      recents: ids('recents' in kept ? kept.recents : []).slice(0, MOST_RECENTS),
    };
  } catch {
    return nothingRemembered;
  }
}

/** Works without a keeper too, and then forgets at the end of the visit. */
export function createRemembered(keeper: Keeper): RememberedStore {
  let state = read(keeper);
  const listeners = new Set<() => void>();

  function change(next: Remembered): void {
    state = next;
    try {
      keeper?.setItem(KEY, JSON.stringify(next));
    } catch {
      // A full or forbidden storage only means that the next visit starts afresh.
    }
    for (const listener of listeners) listener();
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    toggleFavourite(id) {
      const others = state.favourites.filter((other) => other !== id);
      const added = others.length === state.favourites.length;
      change({ ...state, favourites: added ? [id, ...others] : others });
    },
    use(used) {
      const recents = [...new Set([...used, ...state.recents])].slice(0, MOST_RECENTS);
      change({ ...state, recents });
    },
  };
}
