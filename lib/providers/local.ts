import type { Model } from '#lib/catalog/model.ts';
import { networkFetch } from './network-fetch.ts';
import {
  chatEntries,
  openAiCompatibleModel,
  openAiCompatibleOptions,
  openAiCompatibleRow,
} from './openai-compatible.ts';
import type { Provider } from './provider.ts';

export interface LocalServer {
  /** The first part of its models' names: `local:ollama/llama3.2`. */
  id: string;
  name: string;
  baseUrl: string;
}

const onLoopback = (id: string, name: string, port: number): LocalServer => ({
  id,
  name,
  baseUrl: `http://127.0.0.1:${port}/v1`,
});

/** Where these servers listen unless told otherwise. */
export const localServers: readonly LocalServer[] = [
  onLoopback('ollama', 'Ollama', 11_434),
  onLoopback('lmstudio', 'LM Studio', 1234),
  onLoopback('llamacpp', 'llama.cpp', 8080),
  onLoopback('vllm', 'vLLM', 8000),
];

/** A server on this machine answers at once or is not there, in ms. */
const patience = 300;
const rememberedFor = 30_000;

export interface LocalOptions {
  servers?: readonly LocalServer[];
  fetch?: typeof globalThis.fetch;
  /** Epoch ms. */
  now?(): number;
}

/** Models on this machine. Nothing is ever sent but the request: no key, and to no address but loopback. */
export function localProvider({
  servers = localServers,
  fetch = networkFetch,
  now = Date.now,
}: LocalOptions = {}): Provider {
  let found: { at: number; models: Promise<readonly Model[]> } | null = null;
  return {
    id: 'local',
    name: 'Local',
    fetch,
    access: () => ({ key: null, owner: 'none' }),
    models() {
      if (found === null || now() - found.at >= rememberedFor) {
        const lists = Promise.all(servers.map((server) => modelsAt(server, fetch)));
        found = { at: now(), models: lists.then((each) => each.flat()) };
      }
      return found.models;
    },
    model(name, _access, fetch) {
      const server = servers.find(({ id }) => name.startsWith(`${id}/`));
      if (!server) throw new Error('The name of a local model begins with that of its server.');
      const model = name.slice(server.id.length + 1);
      return openAiCompatibleModel({ name: 'local', baseUrl: server.baseUrl, key: null, model, fetch });
    },
    options: (parameters) => openAiCompatibleOptions('local', parameters),
  };
}

/** Never rejects: a server that is not there, or is something else, has no models. */
async function modelsAt(server: LocalServer, fetch: typeof globalThis.fetch): Promise<Model[]> {
  try {
    const response = await fetch(`${server.baseUrl}/models`, {
      headers: { Accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) return [];
    return chatEntries(await response.json()).map(({ id, entry }) => localModel(server, id, entry));
  } catch {
    return [];
  }
}

function localModel(server: LocalServer, id: string, entry: Record<string, unknown>): Model {
  const { max_model_len: length } = entry;
  return openAiCompatibleRow({
    id: `local:${server.id}/${id}`,
    name: `${id} (${server.name})`,
    provider: 'local',
    free: true,
    // Only vLLM says it.
    contextLength: typeof length === 'number' && length > 0 ? length : null,
    pricing: { input: 0, output: 0, cacheRead: null, request: null, image: null },
    aliases: [id],
  });
}
