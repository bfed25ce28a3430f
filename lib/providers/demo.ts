import { shortName } from '#lib/catalog/model-id.ts';
import { readOpenRouterModels } from '#lib/catalog/openrouter-models.ts';
import { demoModels } from '#lib/simulator/models.ts';
import { createSimulator } from '#lib/simulator/simulator.ts';
import { openRouterModel, openRouterParameters } from './openrouter.ts';
import { openRouterEndpoints } from './openrouter-endpoints.ts';
import type { Provider } from './provider.ts';

/** Stands for the simulator's address: no request ever leaves the process. */
const baseUrl = 'http://simulator.invalid/api/v1';

/** `openrouter:demo/swift:free` in the simulator's own list is `demo:swift` here, and back. */
const toDemoId = (id: string) => id.replace(/^openrouter:demo\/(.*):free$/, 'demo:$1');
const toSimulatorId = (name: string) => `demo/${name}:free`;

/** Clearly fictional models, answered by the simulator in this process through the code a real key uses. */
export function demoProvider(): Provider {
  const simulator = createSimulator({ models: demoModels, keys: 'off', remember: 50 });
  const models = readOpenRouterModels({ data: demoModels }).models.map((model) => ({
    ...model,
    id: toDemoId(model.id),
    name: shortName(model.name),
    provider: 'demo',
    aliases: [...model.aliases, toSimulatorId(toDemoId(model.id).slice('demo:'.length))],
  }));
  const fetch: typeof globalThis.fetch = (input, init) => simulator.fetch(new Request(input, init));
  return {
    id: 'demo',
    name: 'Demo',
    fetch,
    access: () => ({ key: null, owner: 'none' }),
    models: async () => models,
    model: (name, _access, fetch) => openRouterModel(baseUrl, toSimulatorId(name), 'demo', fetch),
    // A preference among real endpoints would leave none of these.
    options: (parameters) => openRouterParameters(parameters),
    endpoints: (name, access) => openRouterEndpoints(baseUrl, toSimulatorId(name), access, fetch),
  };
}
