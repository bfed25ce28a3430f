import { describe, expect, test, vi } from 'vitest';
import { readEnvironment } from '#lib/env.ts';
import { doorLines } from '#lib/providers/door-lines.ts';
import { localProvider } from '#lib/providers/local.ts';

/** A machine with these lists on these ports; nothing listens on the others. */
function machine(lists: Record<number, unknown>) {
  let time = 0;
  const asked: string[] = [];
  const fetch = vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
    asked.push(String(input));
    expect(new Headers(init?.headers).has('authorization')).toBe(false);
    const port = Number(new URL(String(input)).port);
    if (!(port in lists)) throw new TypeError('fetch failed');
    const list = lists[port];
    return list instanceof Response ? list : Response.json(list);
  });
  const provider = localProvider({ fetch, now: () => time });
  return {
    provider,
    asked,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

const named = (...ids: string[]) => ({ object: 'list', data: ids.map((id) => ({ id })) });

describe('models on this machine', () => {
  test('are found at the usual ports of loopback and named by their servers', async () => {
    const { provider, asked } = machine({ 11434: named('llama3.2'), 8000: named('org/model') });
    const models = await provider.models();
    expect(models.map(({ id }) => id)).toEqual(['local:ollama/llama3.2', 'local:vllm/org/model']);
    expect(models[0]).toMatchObject({ name: 'llama3.2 (Ollama)', provider: 'local', free: true });
    expect(asked).toEqual([11434, 1234, 8080, 8000].map((port) => `http://127.0.0.1:${port}/v1/models`));
  });

  test('are none where something else listens', async () => {
    const { provider } = machine({
      11434: new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      1234: { data: 'no list' },
      8080: Response.json(named('x'), { status: 401 }),
      8000: null,
    });
    expect(await provider.models()).toEqual([]);
  });

  test('are remembered for half a minute, and looked for again after it', async () => {
    const { provider, asked, pass } = machine({ 11434: named('a') });
    await provider.models();
    pass(29_999);
    await Promise.all([provider.models(), provider.models()]);
    expect(asked).toHaveLength(4);
    pass(1);
    await provider.models();
    expect(asked).toHaveLength(8);
  });

  test('need no key and say what length of context vLLM tells', async () => {
    const { provider } = machine({ 8000: { data: [{ id: 'm', max_model_len: 32_768 }] } });
    expect(provider.access({ keys: { local: 'x' } })).toEqual({ key: null, owner: 'none' });
    expect((await provider.models())[0]?.contextLength).toBe(32_768);
  });

  test('leave out those that embed', async () => {
    const { provider } = machine({ 1234: named('text-embedding-nomic-embed-text-v1.5', 'qwen3') });
    expect((await provider.models()).map(({ id }) => id)).toEqual(['local:lmstudio/qwen3']);
  });

  test('a name without a server is nobody’s', () => {
    const { provider } = machine({});
    expect(() => provider.model('llama3.2', { key: null, owner: 'none' }, fetch)).toThrow();
  });
});

describe('what the start says of the doors', () => {
  const none = { models: async () => [] };

  test('names every door and what it needs', async () => {
    expect(await doorLines(readEnvironment({}), none)).toEqual([
      'Demo       ready (simulated replies, no key needed)',
      'OpenRouter needs a key: set OPENROUTER_API_KEY, or connect in the browser',
      'Gemini     needs a key: set GEMINI_API_KEY, or connect in the browser',
      'OpenAI     needs a key: set OPENAI_API_KEY, or connect in the browser',
      'Local      no model server found on this machine',
    ]);
  });

  test('names the address of each key and never shows one', async () => {
    const keys = { OPENROUTER_API_KEY: 'secret-1', GEMINI_API_KEY: 'secret-2', OPENAI_API_KEY: 'secret-3' };
    const { provider } = machine({ 11434: named('a', 'b'), 1234: named('c') });
    const lines = await doorLines(
      readEnvironment({ ...keys, OPENAI_BASE_URL: 'http://llm.test/v1' }),
      provider,
    );
    expect(lines.slice(1)).toEqual([
      'OpenRouter ready (key from OPENROUTER_API_KEY, openrouter.ai)',
      'Gemini     ready (key from GEMINI_API_KEY, generativelanguage.googleapis.com)',
      'OpenAI API at llm.test (key from OPENAI_API_KEY)',
      'Local      3 models (ollama, lmstudio)',
    ]);
    expect(lines.join()).not.toContain('secret');
  });

  const open = { ABREAST_MODE: 'public', HOST: '0.0.0.0' };

  test('looks for nothing on the machine of a public server, whatever it listens on', async () => {
    const local = { models: vi.fn(none.models) };
    for (const HOST of ['0.0.0.0', '127.0.0.1']) {
      expect((await doorLines(readEnvironment({ ...open, HOST }), local)).join()).not.toContain('Local');
    }
    expect(local.models).not.toHaveBeenCalled();
  });

  test('says what a public server lends, and leaves the rest to visitors', async () => {
    const keys = { OPENROUTER_API_KEY: 'secret-1', GEMINI_API_KEY: 'secret-2', OPENAI_API_KEY: 'secret-3' };
    const address = { OPENAI_BASE_URL: 'http://llm.test/v1' };
    const lines = await doorLines(readEnvironment({ ...open, ...keys, ...address }), none);
    expect(lines.slice(1)).toEqual([
      'OpenRouter ready (key from OPENROUTER_API_KEY, openrouter.ai, lent for free models: 20 a day to a visitor, 500 to all)',
      'Gemini     with visitors’ own keys',
      'OpenAI     with visitors’ own keys',
      'OpenAI API at llm.test with visitors’ own keys',
    ]);
    expect(lines.join()).not.toContain('secret');
    expect(await doorLines(readEnvironment({ ...open, ...address }), none)).toEqual([
      'Demo       ready (simulated replies, no key needed)',
      'OpenRouter with visitors’ own keys',
      'Gemini     with visitors’ own keys',
      'OpenAI     with visitors’ own keys',
      'OpenAI API at llm.test, open to every visitor',
    ]);
  });
});
