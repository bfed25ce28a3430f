import { wanted } from '#lib/providers/lending.ts';
import type { Provider } from '#lib/providers/provider.ts';
import type { Catalog } from './catalog.ts';
import type { CatalogAnswer, Model } from './model.ts';

type OwnKeys = Readonly<Record<string, string>>;

/** Whether this visitor could run it now. What runs in batches only never can. */
function withAvailability(model: Model, hasAccess: boolean): Model {
  if (model.unavailable === 'batch-only') return { ...model, available: false };
  return { ...model, available: hasAccess, unavailable: hasAccess ? null : 'no-key' };
}

async function modelsOf(provider: Provider, own: OwnKeys): Promise<Model[]> {
  const models = await provider.models(provider.access({ keys: own }));
  return models.map((model) =>
    withAvailability(model, provider.access({ keys: own }, wanted(model)) !== null),
  );
}

/** What runs without any key stands first. */
const demoFirst = (one: Provider, other: Provider): number =>
  Number(other.id === 'demo') - Number(one.id === 'demo');

/**
 * The models of all providers, for a visitor with these keys of his own. A provider whose list can't be had is left
 * out. `source` and `fetchedAt` speak of the OpenRouter list.
 */
export async function catalogAnswer(
  catalog: Pick<Catalog, 'list'>,
  providers: readonly Provider[],
  own: OwnKeys,
): Promise<CatalogAnswer> {
  const ordered = providers.toSorted(demoFirst);
  const { source, fetchedAt } = await catalog.list();
  const lists = await Promise.allSettled(ordered.map((provider) => modelsOf(provider, own)));
  const models = lists.flatMap((list) => (list.status === 'fulfilled' ? list.value : []));
  return { source, fetchedAt, models };
}
