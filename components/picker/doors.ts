import type { Model } from '#lib/catalog/model.ts';
import type { Connection } from '#lib/connect/connection.ts';

/** The providers without a key of which no model in the list can run: OpenRouter's are listed all the same. */
export function lockedDoors(
  connections: readonly Connection[],
  models: readonly Pick<Model, 'provider' | 'available'>[],
): Connection[] {
  const open = new Set(models.filter(({ available }) => available).map(({ provider }) => provider));
  return connections.filter(({ id, connected }) => connected === 'none' && !open.has(id));
}
