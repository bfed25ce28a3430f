import type { Model } from './model.ts';
import { splitModelId, withoutSuffix } from './model-id.ts';

/** What a model is called by its maker: `openrouter:google/gemini-3.8-flash:free` → `gemini-3.8-flash`. */
function slugOf(id: string): string {
  const [, name] = splitModelId(withoutSuffix(id));
  return name
    .replace(/^.*\//, '')
    .replace(/:[a-z-]+$/, '')
    .toLowerCase();
}

/** A simulated model shares at most its name with a real one. */
const isReal = (id: string) => !id.startsWith('demo:');

/** The same model at other providers, as far as it can run there now: a way out when one has no room. */
export function sameModelElsewhere(models: Iterable<Model>, id: string): Model[] {
  const [provider] = splitModelId(id);
  const slug = slugOf(id);
  if (!isReal(id) || slug === '') return [];
  return [...models].filter(
    (model) =>
      model.provider !== provider && model.available && isReal(model.id) && slugOf(model.id) === slug,
  );
}
