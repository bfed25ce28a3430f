import type { Catalog } from '#lib/catalog/catalog.ts';
import type { Environment } from '#lib/env.ts';
import { demoProvider } from './demo.ts';
import { geminiProvider } from './gemini.ts';
import { lent } from './lending.ts';
import { localProvider } from './local.ts';
import { openAiProviders } from './openai-address.ts';
import { openRouterProvider } from './openrouter.ts';
import type { Provider } from './provider.ts';

/** Every door to models. A new provider is one file and one line here. */
export function createProviders(
  environment: Environment,
  catalog: Pick<Catalog, 'list'>,
): readonly Provider[] {
  const isLocal = environment.ABREAST_MODE === 'local';
  const providers = [
    demoProvider(),
    openRouterProvider({
      baseUrl: environment.OPENROUTER_BASE_URL,
      serverKey: environment.OPENROUTER_API_KEY,
      appUrl: environment.ABREAST_URL,
      models: async () => (await catalog.list()).models,
    }),
    geminiProvider({ baseUrl: environment.GEMINI_BASE_URL, serverKey: environment.GEMINI_API_KEY }),
    ...openAiProviders(environment),
    // Who reaches this server from elsewhere has no business with what runs beside it.
    ...(isLocal ? [localProvider()] : []),
  ];
  return isLocal ? providers : providers.map((provider) => lent(provider, environment));
}
