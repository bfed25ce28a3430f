import type { Model } from '#lib/catalog/model.ts';
import type { RunDocument } from './run-document.ts';

/** Where the player's page takes the run in. */
export const runMark = '<!--run-->';
export const runElement = 'run';

/** What an exported page holds beside the player. */
export interface OfflineRun {
  document: RunDocument;
  /** The catalog's rows of the line-up, for the columns' names. */
  models: Model[];
}

/** The player's page with a run in it; throws when it is no player's page. */
export function offlinePage(player: string, run: OfflineRun): string {
  const parts = player.split(runMark);
  if (parts.length !== 2) throw new TypeError('The player has no place for a run.');
  return parts.join(`<script type="application/json" id="${runElement}">${scriptJson(run)}</script>`);
}

/** JSON that ends no script element, opens no comment in it, and breaks no line where scripts may not. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
