import { isFreeByName } from '#lib/catalog/free-by-name.ts';
import type { Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';
import { routingOf } from '#lib/prompt/call.ts';
import type { Column, Routing } from '#lib/prompt/setup.ts';

/**
 * Whether a run asks this column's model at all, as far as keys go. `isLent`: the key for OpenRouter is the server's, lent
 * to visitors; the catalog's row tells nothing of a suffix or of models to go on to.
 */
export function canRun(
  model: Model,
  column: Column,
  { isLent, routing }: { isLent: boolean; routing?: Routing | undefined },
): boolean {
  if (!model.available || !isLent || model.provider !== 'openrouter') return model.available;
  const [, name] = splitModelId(column.model);
  return isFreeByName(model, [name, ...(routingOf({ routing }, column).models ?? [])]);
}
