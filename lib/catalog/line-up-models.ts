import { setTimeout as delay } from 'node:timers/promises';
import type { Provider } from '#lib/providers/provider.ts';
import { catalogAnswer } from './merge.ts';
import type { Model } from './model.ts';
import { splitModelId, withoutSuffix } from './model-id.ts';

/** A page does not wait longer for these, in ms: the browser asks for the whole list anyway. */
const patience = 100;

const noCatalog = { list: async () => ({ source: 'snapshot' as const, fetchedAt: 0, models: [] }) };

/** The catalog's rows of a line-up, as far as they are at hand, so that the first paint knows names and facts. */
export async function lineUpModels(
  ids: readonly string[],
  providers: readonly Provider[],
  own: Readonly<Record<string, string>>,
): Promise<Model[]> {
  const named = providers.filter((provider) => ids.some((id) => splitModelId(id)[0] === provider.id));
  const rows = catalogAnswer(noCatalog, named, own).then(({ models }) => models);
  const models = await Promise.race([rows, delay(patience, [], { ref: false })]);
  const listed = new Set(ids.flatMap((id) => [id, withoutSuffix(id)]));
  return models.filter((model) => listed.has(model.id));
}
