import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isClosed, openAiProvider, readOpenAiModels } from '#lib/providers/openai.ts';
import { isOpenAi, openAiAddress, openAiProviders } from '#lib/providers/openai-address.ts';
import { chatEntries } from '#lib/providers/openai-compatible.ts';
import { otherOpenAiModels } from '#lib/simulator/openai/models.ts';

const list = (ids: readonly string[]) => ({ data: ids.map((id) => ({ id, created: 1_700_000_000 })) });

describe('OpenAI’s models', () => {
  test('are those that chat', () => {
    const ids = [
      'gpt-4o',
      'o4-mini',
      'chatgpt-4o-latest',
      'ft:gpt-4o-mini:me::x',
      'gpt-5-pro',
      'gpt-5-codex',
    ];
    expect(readOpenAiModels(list([...otherOpenAiModels, ...ids])).map(({ name }) => name)).toEqual([
      'gpt-4o',
      'o4-mini',
      'chatgpt-4o-latest',
      'ft:gpt-4o-mini:me::x',
    ]);
  });

  test('take an effort or a temperature, never both', () => {
    for (const { name, parameters, reasoning } of readOpenAiModels(
      list(['gpt-4o', 'gpt-5', 'o3', 'gpt-5-chat']),
    )) {
      expect(parameters.includes('temperature'), name).toBe(reasoning === null);
      expect(parameters.includes('reasoning'), name).toBe(reasoning !== null);
    }
  });

  test('are paid for by the visitor’s key, else by the server’s, else not at all', () => {
    const provider = openAiProvider({ baseUrl: 'https://api.openai.com/v1', serverKey: 'server' });
    expect(provider.access({ keys: { openai: 'own' } })).toEqual({ key: 'own', owner: 'own' });
    expect(provider.access({ keys: { gemini: 'other' } })).toEqual({ key: 'server', owner: 'server' });
    expect(
      openAiProvider({ baseUrl: 'https://x.test', serverKey: undefined }).access({ keys: {} }),
    ).toBeNull();
  });
});

describe('another server', () => {
  test('lists what is not plainly for something else', () => {
    const ids = [
      'llama-3.3-70b-instruct',
      'qwen3:8b',
      'nomic-embed-text',
      'whisper-large-v3',
      'bge-reranker-v2',
    ];
    expect(chatEntries(list(ids)).map(({ id }) => id)).toEqual(['llama-3.3-70b-instruct', 'qwen3:8b']);
  });
});

describe('the address of OPENAI_API_KEY', () => {
  const settings = (base?: string, older?: string) => ({
    OPENAI_API_KEY: 'the-key',
    OPENAI_BASE_URL: base,
    OPENAI_API_BASE: older,
  });

  test('is OpenAI’s unless another is named, by the new name before the old', () => {
    expect(openAiAddress(settings())).toBe('https://api.openai.com/v1');
    expect(openAiAddress(settings('https://a.test/v1', 'https://b.test/v1'))).toBe('https://a.test/v1');
    expect(openAiAddress(settings(undefined, 'https://b.test/v1'))).toBe('https://b.test/v1');
  });

  test.each([
    'https://api.openai.com.evil.test/v1',
    'https://evil.test/api.openai.com',
    'https://api.openai.com@evil.test/v1',
    'http://api.openai.com/v1',
    'https://api.openai.com:8443/v1',
  ])('%s is not taken for OpenAI', (address) => {
    expect(isOpenAi(address)).toBe(false);
  });

  test('never has the key of another server', () => {
    const [openAi, other] = openAiProviders(settings('https://llm.test/v1'));
    expect(openAi?.access({ keys: {} })).toBeNull();
    expect(other?.access({ keys: {} })).toEqual({ key: 'the-key', owner: 'server' });
    expect(other?.name).toBe('OpenAI API at llm.test');
    const [, shown] = openAiProviders({ ...settings('https://llm.test/v1'), ABREAST_MODE: 'public' });
    expect(shown?.name).toBe('OpenAI API of this site');
    // Nor is a visitor's key for OpenAI that server's.
    expect(other?.access({ keys: { openai: 'own' } })).toEqual({ key: 'the-key', owner: 'server' });
    expect(openAiProviders(settings()).map(({ id }) => id)).toEqual(['openai']);
  });

  test('of a server that wants no key is asked without one', () => {
    const [, other] = openAiProviders({ ...settings('http://10.0.0.7:9000/v1'), OPENAI_API_KEY: undefined });
    expect(other?.access({ keys: {} })).toEqual({ key: null, owner: 'none' });
  });
});

describe('the strict mode', () => {
  const closed = (properties: Record<string, unknown>, required = Object.keys(properties)) => ({
    type: 'object',
    properties,
    required,
    additionalProperties: false,
  });

  test('is for schemas that leave nothing open', () => {
    expect(isClosed(closed({ a: { type: 'string' }, b: closed({ c: { type: 'number' } }) }))).toBe(true);
    expect(isClosed(closed({ a: {} }, []))).toBe(false);
    expect(isClosed({ ...closed({ a: {} }), additionalProperties: true })).toBe(false);
    expect(isClosed({ type: 'array', items: { properties: { a: {} } } })).toBe(false);
    expect(isClosed(closed({ properties: { type: 'string' } }))).toBe(true);
  });

  test('is decided for anything at all', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof isClosed(value) === 'boolean'));
  });
});
