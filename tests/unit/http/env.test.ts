import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { env, publicUrl, readEnvironment } from '#lib/env.ts';

const complaint = (source: Record<string, string>) => {
  try {
    readEnvironment(source);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return null;
};

describe('the environment', () => {
  const defaults = {
    PORT: 3000,
    HOST: '127.0.0.1',
    ABREAST_MODE: 'local',
    ABREAST_VISITOR_DAILY: 20,
    ABREAST_SITE_DAILY: 500,
    ABREAST_DATA_DIR: '.data',
    ABREAST_IDLE_MS: 60_000,
    OPENROUTER_BASE_URL: 'https://openrouter.ai/api/v1',
  };

  test('has a default for everything', () => {
    expect(readEnvironment({})).toMatchObject(defaults);
    expect(readEnvironment({}).OPENROUTER_API_KEY).toBeUndefined();
  });

  test('is listed in the example, every setting of it', () => {
    const asked = new Set<string>();
    const source = new Proxy<Record<string, string>>({}, { get: (_, name) => void asked.add(String(name)) });
    readEnvironment(source);
    const listed = readFileSync('.env.example', 'utf8').match(/^[A-Z_]+(?==)/gm) ?? [];
    expect(new Set(listed)).toEqual(asked);
    expect(listed).toHaveLength(asked.size);
  });

  test('left empty is as if it were not set', () => {
    const empty = {
      PORT: '',
      HOST: ' ',
      ABREAST_MODE: '',
      ABREAST_DATA_DIR: '',
      ABREAST_IDLE_MS: '',
      OPENROUTER_API_KEY: '',
      OPENROUTER_BASE_URL: '',
    };
    expect(readEnvironment(empty)).toMatchObject(defaults);
    expect(readEnvironment(empty).OPENROUTER_API_KEY).toBeUndefined();
  });

  test('is read as it is set, without the spaces around it', () => {
    const source = {
      PORT: '8080',
      HOST: '0.0.0.0',
      ABREAST_MODE: 'public',
      ABREAST_VISITOR_DAILY: '0',
      ABREAST_SITE_DAILY: '900',
      ABREAST_DATA_DIR: '/var/lib/abreast',
      ABREAST_IDLE_MS: '1500',
      OPENROUTER_API_KEY: ' any single line\n',
      OPENROUTER_BASE_URL: 'http://127.0.0.1:4100/api/v1//',
      UNKNOWN: 'is left alone',
    };
    expect(readEnvironment(source)).toEqual({
      PORT: 8080,
      HOST: '0.0.0.0',
      ABREAST_MODE: 'public',
      ABREAST_VISITOR_DAILY: 0,
      ABREAST_SITE_DAILY: 900,
      ABREAST_DATA_DIR: '/var/lib/abreast',
      ABREAST_IDLE_MS: 1500,
      OPENROUTER_API_KEY: 'any single line',
      OPENROUTER_BASE_URL: 'http://127.0.0.1:4100/api/v1',
      GEMINI_BASE_URL: 'https://generativelanguage.googleapis.com/v1beta/openai',
    });
  });

  test.each(['0.0.0.0', '::', '192.168.1.5', 'abreast.example'])(
    'takes HOST=%s, which others reach, in public mode only',
    (HOST) => {
      expect(complaint({ HOST })).toBe(
        'The environment cannot be used: HOST must be an address of this machine alone, such as 127.0.0.1 (set ABREAST_MODE=public to serve others).',
      );
      expect(complaint({ HOST, ABREAST_MODE: 'local' })).toContain('HOST');
      expect(readEnvironment({ HOST, ABREAST_MODE: 'public' }).HOST).toBe(HOST);
    },
  );

  test.each(['127.0.0.1', '127.0.0.2', 'localhost', '::1'])('takes HOST=%s in either mode', (HOST) => {
    expect(readEnvironment({ HOST }).HOST).toBe(HOST);
    expect(readEnvironment({ HOST, ABREAST_MODE: 'public' }).HOST).toBe(HOST);
  });

  test('knows two modes and no third', () => {
    expect(complaint({ ABREAST_MODE: 'Public' })).toBe(
      'The environment cannot be used: ABREAST_MODE must be local or public.',
    );
  });

  test('has a name for others in public mode only', () => {
    const named = { ABREAST_URL: 'https://abreast.example' };
    expect(publicUrl(readEnvironment({ ...named, ABREAST_MODE: 'public' }))).toBe(named.ABREAST_URL);
    expect(publicUrl(readEnvironment(named))).toBeUndefined();
  });

  test('names the other providers, their addresses without a slash at the end', () => {
    const source = {
      GEMINI_API_KEY: ' gemini ',
      GEMINI_BASE_URL: 'http://127.0.0.1:4100/v1beta/openai/',
      OPENAI_API_KEY: 'openai',
      OPENAI_BASE_URL: 'http://127.0.0.1:8000/v1/',
      OPENAI_API_BASE: 'http://127.0.0.1:8001/v1',
    };
    expect(readEnvironment(source)).toMatchObject({
      GEMINI_API_KEY: 'gemini',
      GEMINI_BASE_URL: 'http://127.0.0.1:4100/v1beta/openai',
      OPENAI_API_KEY: 'openai',
      OPENAI_BASE_URL: 'http://127.0.0.1:8000/v1',
      OPENAI_API_BASE: 'http://127.0.0.1:8001/v1',
    });
  });

  test.each(['GEMINI_BASE_URL', 'OPENAI_BASE_URL', 'OPENAI_API_BASE'])(
    '%s has to be a web address',
    (name) => {
      expect(complaint({ [name]: 'localhost:8000' })).toContain(`${name} must be an http(s) URL`);
    },
  );

  test('is the process’s own', () => {
    expect(env().PORT).toBeTypeOf('number');
  });

  test.each([
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '65536'],
    ['PORT', '0x10'],
    ['ABREAST_VISITOR_DAILY', '-1'],
    ['ABREAST_SITE_DAILY', 'many'],
    ['ABREAST_IDLE_MS', '1 s'],
    ['ABREAST_IDLE_MS', '0'],
    ['ABREAST_IDLE_MS', '2147483648'],
  ])('%s=%s is complained of by its name', (name, value) => {
    expect(complaint({ [name]: value })).toMatch(
      new RegExp(`^The environment cannot be used: ${name} must be a whole number from \\d+ to \\d+\\.$`),
    );
  });

  test.each(['openrouter.ai', 'ftp://openrouter.ai', 'javascript:alert(1)', '//openrouter.ai', 'http://'])(
    'OPENROUTER_BASE_URL=%s is complained of by its name',
    (value) => {
      expect(complaint({ OPENROUTER_BASE_URL: value })).toBe(
        'The environment cannot be used: OPENROUTER_BASE_URL must be an http(s) URL.',
      );
    },
  );

  test('a secret too short to seal anything is complained of by its name, and never repeated', () => {
    expect(complaint({ SESSION_SECRET: 'x'.repeat(31) })).toBe(
      'The environment cannot be used: SESSION_SECRET must be at least 32 characters long.',
    );
    expect(readEnvironment({ SESSION_SECRET: 'x'.repeat(32) }).SESSION_SECRET).toBe('x'.repeat(32));
    expect(readEnvironment({ SESSION_SECRET: ' ' }).SESSION_SECRET).toBeUndefined();
  });

  test('a key of two lines is complained of by its name, and never repeated', () => {
    expect(complaint({ OPENROUTER_API_KEY: 'sk-or\nsecret' })).toBe(
      'The environment cannot be used: OPENROUTER_API_KEY must be a single line.',
    );
  });

  test.each(['sk-schlüssel→', 'sk-“or”'])(
    'a key that no header carries is complained of by its name: %j',
    (text) => {
      expect(complaint({ GEMINI_API_KEY: text })).toBe(
        'The environment cannot be used: GEMINI_API_KEY must be plain ASCII: no accented letter, curly quote or the like.',
      );
    },
  );

  test('all complaints come together', () => {
    expect(complaint({ PORT: 'x', ABREAST_IDLE_MS: 'y', OPENROUTER_BASE_URL: 'z' })).toBe(
      'The environment cannot be used: PORT must be a whole number from 0 to 65535; ABREAST_IDLE_MS must be a whole number from 1 to 2147483647; OPENROUTER_BASE_URL must be an http(s) URL.',
    );
  });

  test('a complaint never repeats a value', () => {
    const said = complaint({ PORT: 'sk-or-v1-secret', OPENROUTER_API_KEY: 'sk-or-v1-secret' });
    expect(said).not.toContain('secret');
  });
});
