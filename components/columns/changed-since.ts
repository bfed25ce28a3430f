import type { Column } from '#lib/prompt/setup.ts';

const settingsOf = ({ system, parameters, routing }: Column) =>
  JSON.stringify([system, sorted(parameters), sorted(routing)]);

const sorted = (object: object = {}) =>
  Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));

/** What became of a column since it was asked (undefined: it was not), in words; null where it is as it was. */
export function changedSince(
  asked: Column | undefined,
  column: Column,
  name: (model: string) => string,
): string | null {
  if (!asked) return 'This column has not been asked the newest prompt.';
  if (asked.model !== column.model) {
    return `${name(asked.model)} gave this reply. ${name(column.model)} answers from the next prompt on.`;
  }
  return settingsOf(asked) === settingsOf(column)
    ? null
    : 'This column’s settings have changed since this reply.';
}
