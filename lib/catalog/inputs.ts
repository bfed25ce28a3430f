import type { Model } from './model.ts';

/** What a prompt may hold besides text, by the names of `Model.inputs`. */
export type Input = 'image' | 'file';

/**
 * OpenRouter takes PDFs on every model: where the model can't read them, it sends their text. A model of which nothing
 * is known is asked, and may refuse.
 */
export function takesInput(model: Model, input: Input): boolean {
  if (model.inputs.length === 0) return true;
  return model.inputs.includes(input) || (input === 'file' && model.provider === 'openrouter');
}
