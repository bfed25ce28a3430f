import type { RunEvent } from '#lib/stream/events.ts';
import type { RunDocument } from './run-document.ts';

export const documentFormat = 'abreast-run';
export const documentVersion = 1;

/** `exported` is epoch ms. */
export function runDocument(
  events: readonly RunEvent[],
  title: string | null,
  exported: number,
): RunDocument {
  return {
    format: documentFormat,
    version: documentVersion,
    title,
    exported: new Date(exported).toISOString(),
    events: [...events],
  };
}
