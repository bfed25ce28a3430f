import { readOpenRouterModels } from '#lib/catalog/openrouter-models.ts';
import { geminiProvider } from '#lib/providers/gemini.ts';
import { localProvider } from '#lib/providers/local.ts';
import { openAiProvider } from '#lib/providers/openai.ts';
import { openAiCompatibleProvider } from '#lib/providers/openai-compatible.ts';
import { openRouterProvider } from '#lib/providers/openrouter.ts';
import type { Provider } from '#lib/providers/provider.ts';
import { everyModel } from '#lib/simulator/catalog.ts';
import type { TroubleKind } from '#lib/stream/events.ts';

export const serverKey = 'sk-or-v1-server-key-that-nobody-may-see';

export interface Failing {
  model: string;
  kind: TroubleKind;
  /** That a wait is stated. */
  waits?: boolean;
}

/** One provider and the models by which each case is tried; a case that is left out cannot arise there. */
export interface Door {
  provider: Provider;
  text: string;
  reasoning: readonly string[];
  tool: string;
  schema: string;
  picture: string;
  /** Keys by provider that the upstream does not know. */
  badKey?: Record<string, string>;
  failures: Readonly<Partial<Record<FailureName, Failing>>>;
}

export const failureNames = [
  'limit of the minute',
  'limit of the day',
  'context too long',
  'not found',
  'server error',
  'HTML page',
  'HTML under 200',
  'error in the stream',
  'cut',
  'reset',
  'stall',
  'empty stream',
] as const;
export type FailureName = (typeof failureNames)[number];

/** Answers that every one of these servers can give. */
const broken = (prefix: string): Door['failures'] => ({
  'HTML under 200': { model: `${prefix}200-html`, kind: 'bad-answer' },
  'server error': { model: `${prefix}500`, kind: 'unavailable' },
  'HTML page': { model: `${prefix}502-html`, kind: 'unavailable' },
  'error in the stream': { model: `${prefix}error-bare`, kind: 'unavailable' },
  cut: { model: `${prefix}cut`, kind: 'cut' },
  reset: { model: `${prefix}disconnect`, kind: 'network' },
  stall: { model: `${prefix}stall`, kind: 'timeout' },
  'empty stream': { model: `${prefix}empty-stream`, kind: 'empty' },
});

const openAiFailures = (prefix: string): Door['failures'] => ({
  ...broken(`${prefix}gpt-fault-`),
  // Beside a choice, where OpenAI's SDK sees no error.
  'error in the stream': { model: `${prefix}gpt-fault-error-mid-stream`, kind: 'unavailable' },
  'limit of the minute': { model: `${prefix}gpt-fault-429-minute`, kind: 'account-limit', waits: true },
  'limit of the day': { model: `${prefix}gpt-fault-429-day`, kind: 'account-limit', waits: true },
  'context too long': { model: `${prefix}gpt-fault-400-context`, kind: 'too-long' },
  'not found': { model: `${prefix}gpt-fault-404`, kind: 'not-found' },
});

const bad = 'sk-or-v1-invalid';

/** Every door, its upstream the simulator at that origin; the one without keys stands for servers on this machine. */
export function doorsTo(origin: string, keylessOrigin: string): Readonly<Record<string, Door>> {
  const plain = { baseUrl: `${origin}/openai/v1`, serverKey };
  const local = { id: 'ollama', name: 'Ollama', baseUrl: `${keylessOrigin}/openai/v1` };
  const models = readOpenRouterModels({ data: everyModel(true) }).models;
  return {
    OpenRouter: {
      provider: openRouterProvider({
        baseUrl: `${origin}/api/v1`,
        serverKey,
        appUrl: undefined,
        models: async () => models,
      }),
      text: 'openrouter:demo/steady:free',
      reasoning: ['openrouter:demo/thinker:free'],
      tool: 'openrouter:demo/caller:free',
      schema: 'openrouter:demo/smith:free',
      picture: 'openrouter:demo/seer:free',
      badKey: { openrouter: bad },
      failures: {
        ...broken('openrouter:fault/'),
        'error in the stream': { model: 'openrouter:fault/error-mid-stream', kind: 'unavailable' },
        'limit of the minute': { model: 'openrouter:fault/429-minute', kind: 'account-limit', waits: true },
        'limit of the day': { model: 'openrouter:fault/429-day', kind: 'account-limit', waits: true },
        'context too long': { model: 'openrouter:fault/400-context', kind: 'too-long' },
        'not found': { model: 'openrouter:fault/404-no-endpoints', kind: 'not-found' },
      },
    },
    Gemini: {
      provider: geminiProvider({ baseUrl: `${origin}/v1beta/openai`, serverKey }),
      text: 'gemini:gemini-2.0-flash',
      reasoning: ['gemini:gemini-2.5-flash', 'gemini:gemini-3.8-flash'],
      tool: 'gemini:gemini-3.8-flash',
      schema: 'gemini:gemini-2.0-flash',
      picture: 'gemini:gemini-2.5-flash',
      badKey: { gemini: bad },
      failures: {
        ...broken('gemini:gemini-fault-'),
        'limit of the minute': {
          model: 'gemini:gemini-fault-429-minute',
          kind: 'account-limit',
          waits: true,
        },
        'limit of the day': { model: 'gemini:gemini-fault-429-day', kind: 'account-limit' },
        'context too long': { model: 'gemini:gemini-fault-400-context', kind: 'too-long' },
        'not found': { model: 'gemini:gemini-fault-404', kind: 'not-found' },
      },
    },
    OpenAI: {
      provider: openAiProvider(plain),
      text: 'openai:gpt-demo',
      // Its chat API tells no thoughts.
      reasoning: [],
      tool: 'openai:gpt-demo',
      schema: 'openai:gpt-demo',
      picture: 'openai:gpt-demo',
      badKey: { openai: bad },
      failures: openAiFailures('openai:'),
    },
    Compatible: {
      provider: openAiCompatibleProvider(plain),
      text: 'compatible:gpt-demo',
      reasoning: ['compatible:deep-demo', 'compatible:oss-demo', 'compatible:think-demo'],
      tool: 'compatible:gpt-demo',
      schema: 'compatible:gpt-demo',
      picture: 'compatible:gpt-demo',
      badKey: { compatible: bad },
      failures: openAiFailures('compatible:'),
    },
    Local: {
      provider: localProvider({ servers: [local] }),
      text: 'local:ollama/gpt-demo',
      reasoning: ['local:ollama/deep-demo', 'local:ollama/oss-demo', 'local:ollama/think-demo'],
      tool: 'local:ollama/gpt-demo',
      schema: 'local:ollama/gpt-demo',
      picture: 'local:ollama/gpt-demo',
      failures: openAiFailures('local:ollama/'),
    },
  };
}
