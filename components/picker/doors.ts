import type { Model } from '#lib/catalog/model.ts';
import type { Connection } from '#lib/connect/connection.ts';

/** The providers without a key that no model in the list speaks of. */
export function lockedDoors(
  connections: readonly Connection[],
  models: readonly Pick<Model, 'provider'>[],
): Connection[] {
  const listed = new Set(models.map(({ provider }) => provider));
  return connections.filter(({ id, connected }) => connected === 'none' && !listed.has(id));
}
