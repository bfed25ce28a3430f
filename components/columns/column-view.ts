import { assignLanes, type Lanes } from './lanes.ts';

/** How the columns are looked at; ids are column ids. Nothing of it is sent, and no run depends on it. */
export interface ColumnView {
  /** Stand first, and stay in sight while the others are scrolled sideways. */
  pinned: ReadonlySet<string>;
  /** Folded to narrow strips; they run on. */
  collapsed: ReadonlySet<string>;
  /** The one that fills the width, the others being tabs; null: they stand side by side. */
  focused: string | null;
  /** What one column is scrolled to, the others are scrolled to as well, turn by turn. */
  synced: boolean;
  /** The figures of all columns in a table, in the place of the columns. */
  table: boolean;
  /** The lanes it began with: those of before a reload. */
  lanes: Lanes;
}

export interface ColumnViewStore {
  get(): ColumnView;
  subscribe(listener: () => void): () => void;
  set(change: Partial<ColumnView>): void;
  pin(column: string): void;
  unpin(column: string): void;
  collapse(column: string): void;
  expand(column: string): void;
  /** One column over the whole width: that one, else the one the reader is at. */
  focus(column?: string): void;
  /** Side by side again. */
  unfocus(): void;
  toggleFocus(): void;
  toggleSync(): void;
  toggleTable(): void;
  /** The lanes of these columns now, and of others that were here; `known` is the view's `lanes`. */
  lanesOf(columns: readonly { readonly id: string }[], known: Lanes): Lanes;
  /** How to find the column the reader is at; the columns themselves know it. */
  locateBy(find: () => string | undefined): void;
}

const plain: ColumnView = {
  pinned: new Set(),
  collapsed: new Set(),
  focused: null,
  synced: false,
  table: false,
  lanes: new Map(),
};

export function createColumnView(): ColumnViewStore {
  const listeners = new Set<() => void>();
  let view = plain;
  let begun = view.lanes;
  let lanes = begun;
  let find: (() => string | undefined) | null = null;
  /** A column was to be shown large before the columns were there to tell which. */
  let wantsFocus = false;

  function set(change: Partial<ColumnView>): void {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }

  const put = (key: 'pinned' | 'collapsed', column: string) => set({ [key]: new Set(view[key]).add(column) });
  const take = (key: 'pinned' | 'collapsed', column: string) =>
    set({ [key]: new Set([...view[key]].filter((each) => each !== column)) });

  const focus = (column = find?.()) => {
    wantsFocus = column === undefined && find === null;
    if (column !== undefined) set({ focused: column, table: false });
  };
  const unfocus = () => set({ focused: null });

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set,
    pin: (column) => put('pinned', column),
    unpin: (column) => take('pinned', column),
    collapse: (column) => put('collapsed', column),
    expand: (column) => take('collapsed', column),
    focus,
    unfocus,
    toggleFocus: () => (view.focused === null ? focus() : unfocus()),
    toggleSync: () => set({ synced: !view.synced }),
    toggleTable: () => set({ table: !view.table }),
    lanesOf(columns, known) {
      lanes = assignLanes(columns, known === begun ? lanes : known);
      begun = known;
      return lanes;
    },
    locateBy(how) {
      find = how;
      if (wantsFocus) focus();
    },
  };
}
