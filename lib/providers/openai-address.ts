import type { Environment } from '#lib/env.ts';
import { openAiProvider } from './openai.ts';
import { openAiCompatibleProvider } from './openai-compatible.ts';
import type { Provider } from './provider.ts';

export const openAiBaseUrl = 'https://api.openai.com/v1';

export type OpenAiSettings = Pick<Environment, 'OPENAI_API_KEY' | 'OPENAI_BASE_URL' | 'OPENAI_API_BASE'>;

/** What visitors of a site call the operator's own server: its address is his alone. */
const nameForVisitors = 'OpenAI API of this site';

/** Where `OPENAI_API_KEY` belongs. */
export function openAiAddress({ OPENAI_BASE_URL, OPENAI_API_BASE }: OpenAiSettings): string {
  return OPENAI_BASE_URL ?? OPENAI_API_BASE ?? openAiBaseUrl;
}

/** OpenAI's own server is spoken to over https alone: an address that merely looks like it gets no key. */
export const isOpenAi = (address: string): boolean =>
  new URL(address).origin === new URL(openAiBaseUrl).origin;

/** OpenAI, and the other server if the environment names one: the key is then that server's and not OpenAI's. */
export function openAiProviders(
  settings: OpenAiSettings & Partial<Pick<Environment, 'ABREAST_MODE'>>,
): Provider[] {
  const { OPENAI_API_KEY: serverKey } = settings;
  const baseUrl = openAiAddress(settings);
  const name = settings.ABREAST_MODE === 'public' ? nameForVisitors : undefined;
  return isOpenAi(baseUrl)
    ? [openAiProvider({ baseUrl, serverKey })]
    : [
        openAiProvider({ baseUrl: openAiBaseUrl, serverKey: undefined }),
        openAiCompatibleProvider({ baseUrl, serverKey, name }),
      ];
}
