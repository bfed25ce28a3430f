import { isFreeByName } from '#lib/catalog/free-by-name.ts';
import type { Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';
import type { Environment } from '#lib/env.ts';
import type { Access, Asker, Provider, Wanted } from './provider.ts';

/** What a reply of this model wants a key for: `id` is what was asked for, `fallbacks` are named as its provider names them. */
export function wanted(model: Model, id = model.id, fallbacks: readonly string[] = []): Wanted {
  return { model, names: [splitModelId(id)[1], ...fallbacks] };
}

/**
 * The one rule of who may use a key of the server's for what: with strangers, it is lent for those models of OpenRouter
 * that are free by name and by price. A dynamic suffix (`:online`) may cost, and so may a model to go on to.
 */
const isLent = ({ id }: Provider, { model, names }: Wanted): boolean =>
  id === 'openrouter' && isFreeByName(model, names);

type LendingSettings = Pick<
  Environment,
  'OPENROUTER_API_KEY' | 'ABREAST_VISITOR_DAILY' | 'ABREAST_SITE_DAILY'
>;

/** Whether the server has anything to lend. */
export const lends = (settings: LendingSettings): boolean =>
  settings.OPENROUTER_API_KEY !== undefined &&
  settings.ABREAST_VISITOR_DAILY > 0 &&
  settings.ABREAST_SITE_DAILY > 0;

/** A provider as it stands open to visitors: their own keys count as ever, and the server's is lent by the rule above. */
export function lent(provider: Provider, settings: LendingSettings): Provider {
  return {
    ...provider,
    access(asker, wanted) {
      const access = provider.access(asker, wanted);
      if (access?.owner !== 'server') return access;
      const isMeant = wanted ? isLent(provider, wanted) : provider.id === 'openrouter';
      return isMeant && lends(settings) ? lentTo(access, asker) : null;
    },
  };
}

/** Whoever cannot be told apart from others has a share in common with them. */
const lentTo = (access: Access, { id }: Asker): Access => ({ ...access, visitor: id ?? 'unknown' });
