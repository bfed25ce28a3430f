import type { Model } from '#lib/catalog/model.ts';
import type { Parameters } from './parameters.ts';
import { type Setting, settings } from './settings.ts';

/** Other names under which a model may list the same ability. */
const alsoKnownAs: Partial<Record<Setting['parameter'], string>> = {
  max_tokens: 'max_completion_tokens',
  reasoning: 'reasoning_effort',
};

export function supports({ parameters }: Pick<Model, 'parameters'>, { parameter }: Setting): boolean {
  const other = alsoKnownAs[parameter];
  return parameters.includes(parameter) || (other !== undefined && parameters.includes(other));
}

/** Only what the model takes: the rest is shown as not supported and never sent. */
export function supportedParameters(parameters: Parameters, model: Pick<Model, 'parameters'>): Parameters {
  const own = settings.filter((setting) => parameters[setting.key] !== undefined && supports(model, setting));
  return Object.fromEntries(own.map(({ key }) => [key, parameters[key]]));
}
