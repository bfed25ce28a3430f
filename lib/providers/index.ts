import type { Catalog } from '#lib/catalog/catalog.ts';
import type { Environment } from '#lib/env.ts';
import { demoProvider } from './demo.ts';
import { openRouterProvider } from './openrouter.ts';
import type { Provider } from './provider.ts';

/** Every door to models. A new provider is one file and one line here. */
export function createProviders(environment: Environment, catalog: Catalog): readonly Provider[] {
  return [
    demoProvider(),
    openRouterProvider({
      baseUrl: environment.OPENROUTER_BASE_URL,
      serverKey: environment.OPENROUTER_API_KEY,
      models: async () => (await catalog.list()).models,
    }),
  ];
}
