import type { Environment } from '#lib/env.ts';
import { lends } from './lending.ts';
import { localProvider } from './local.ts';
import { isOpenAi, openAiAddress } from './openai-address.ts';
import type { Provider } from './provider.ts';

/** What there is to run models with, a line each, for whoever starts the server. Keys are named and never shown. */
export async function doorLines(
  environment: Environment,
  local: Pick<Provider, 'models'> = localProvider(),
): Promise<string[]> {
  const { OPENROUTER_API_KEY, OPENROUTER_BASE_URL, GEMINI_API_KEY, GEMINI_BASE_URL } = environment;
  const { OPENAI_API_KEY } = environment;
  const address = openAiAddress(environment);
  if (environment.ABREAST_MODE === 'public') return publicLines(environment, address);
  return [
    line('Demo', 'ready (simulated replies, no key needed)'),
    keyed('OpenRouter', 'OPENROUTER_API_KEY', OPENROUTER_API_KEY, OPENROUTER_BASE_URL),
    keyed('Gemini', 'GEMINI_API_KEY', GEMINI_API_KEY, GEMINI_BASE_URL),
    isOpenAi(address)
      ? keyed('OpenAI', 'OPENAI_API_KEY', OPENAI_API_KEY, address)
      : line(
          'OpenAI API',
          `at ${new URL(address).host}${OPENAI_API_KEY ? ' (key from OPENAI_API_KEY)' : ', without a key'}`,
        ),
    await localLine(local),
  ];
}

/** Visitors bring their own keys; what the server lends of its own is said where it does. */
function publicLines(environment: Environment, openAi: string): string[] {
  const { OPENROUTER_BASE_URL, OPENAI_API_KEY } = environment;
  const { ABREAST_VISITOR_DAILY: each, ABREAST_SITE_DAILY: all } = environment;
  const own = 'with visitors’ own keys';
  const { host } = new URL(openAi);
  return [
    line('Demo', 'ready (simulated replies, no key needed)'),
    line(
      'OpenRouter',
      lends(environment)
        ? `ready (key from OPENROUTER_API_KEY, ${new URL(OPENROUTER_BASE_URL).host}, lent for free models: ${each} a day to a visitor, ${all} to all)`
        : own,
    ),
    line('Gemini', own),
    line('OpenAI', own),
    ...(isOpenAi(openAi)
      ? []
      : [line('OpenAI API', OPENAI_API_KEY ? `at ${host} ${own}` : `at ${host}, open to every visitor`)]),
  ];
}

const line = (name: string, text: string) => `${name.padEnd(11)}${text}`;

function keyed(name: string, variable: string, key: string | undefined, address: string): string {
  return line(
    name,
    key
      ? `ready (key from ${variable}, ${new URL(address).host})`
      : `needs a key: set ${variable}, or connect in the browser`,
  );
}

async function localLine(local: Pick<Provider, 'models'>): Promise<string> {
  const models = (await local.models()).map(({ id }) => id);
  const servers = [...new Set(models.map((id) => id.slice('local:'.length).split('/')[0]))];
  const count = `${models.length} ${models.length === 1 ? 'model' : 'models'}`;
  return line(
    'Local',
    models.length > 0 ? `${count} (${servers.join(', ')})` : 'no model server found on this machine',
  );
}
