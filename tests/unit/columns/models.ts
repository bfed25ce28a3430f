import type { Model } from '#lib/catalog/model.ts';

/** A model for tests: a free one of which nothing is known but what is given. */
export function model(given: Partial<Model> = {}): Model {
  return {
    id: 'demo:swift',
    name: 'Swift',
    provider: 'demo',
    free: true,
    available: true,
    unavailable: null,
    contextLength: null,
    maxOutput: null,
    inputs: [],
    outputs: ['text'],
    parameters: [],
    defaults: {},
    reasoning: null,
    pricing: { input: 0, output: 0, cacheRead: null, request: null, image: null },
    created: null,
    expires: null,
    description: null,
    aliases: [],
    ...given,
  };
}
