import type { Parameters } from '#lib/prompt/parameters.ts';
import type { Column } from '#lib/prompt/setup.ts';

/** What a column may ask of the set-up it stands in; ids are column ids. */
export interface ColumnActions {
  remove(id: string): void;
  duplicate(id: string): void;
  move(id: string, by: -1 | 1): void;
  change(id: string, change: Partial<Pick<Column, 'system' | 'parameters' | 'model'>>): void;
  /** Opens the picker for that column. */
  replace(id: string): void;
  /** Opens the way to a key; without it a column that needs one only says so. */
  connect?(): void;
}

/** What the columns share and a column may differ from. */
export interface SharedSettings {
  /** Empty: none. */
  system: string;
  parameters: Parameters;
}
