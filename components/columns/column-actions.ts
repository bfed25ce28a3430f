import type { ColumnChange } from '#lib/prompt/draft.ts';
import type { Parameters } from '#lib/prompt/parameters.ts';
import type { Routing, Setup } from '#lib/prompt/setup.ts';

/** What the columns may ask of the set-up they stand in; ids are column ids. */
export type LineUpActions = Omit<ColumnActions, 'move'>;

/** What one column may ask. */
export interface ColumnActions {
  remove(id: string): void;
  duplicate(id: string): void;
  move(id: string, by: -1 | 1): void;
  /** To that place, counted from 0. */
  moveTo(id: string, place: number): void;
  change(id: string, change: ColumnChange): void;
  /** Opens the picker for that column. */
  replace(id: string): void;
  /** Asks that column alone the newest prompt, as it is set up now, or as it will be once such a change is made. */
  run(id: string, change?: ColumnChange): void;
  /** The next prompt goes to that column only. */
  continueOnly(id: string): void;
  /** Sends what the tools of one column gave back: a run that goes on from its calls. */
  answerCalls(setup: Setup): void;
  /** Takes the prompt of the turn at `index` back into the composer. */
  editPrompt(index: number): void;
  /** Goes to the prompt sent before or after in the place of that turn. */
  showPrompt(index: number, by: -1 | 1): void;
  /** Opens the picker for the whole line-up. */
  choose?(): void;
  /** Says a sentence to the reader. */
  tell?(text: string): void;
  /** Shows that column's request as a program would make it. */
  code?(id: string): void;
  /** Opens the way to a key, for that provider if it is named; without it a column that needs one only says so. */
  connect?(provider?: string): void;
}

/** What the columns share and a column may differ from. */
export interface SharedSettings {
  /** Empty: none. */
  system: string;
  parameters: Parameters;
  routing: Routing;
}
