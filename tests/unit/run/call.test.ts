import { describe, expect, test } from 'vitest';
import { callOptions, parametersOf, promptOf } from '#lib/prompt/call.ts';
import type { Message, Part, Setup } from '#lib/prompt/setup.ts';
import { columnOf, setupOf } from './support.ts';

const user = (content: Message['content']): Message => ({ role: 'user', content });
const assistant = (content: Message['content']): Message => ({ role: 'assistant', content });
const text = (content: string) => [{ type: 'text', text: content }];

function systemOf(setup: Partial<Setup>, system?: string): unknown {
  const column = columnOf('a', system === undefined ? {} : { system });
  const [first] = promptOf(setupOf(['a'], setup), column, []);
  return first?.role === 'system' ? first.content : null;
}

function sentPart(part: Part): unknown {
  const [message] = promptOf(setupOf(['a'], { messages: [user([part])] }), columnOf('a'), []);
  return typeof message?.content === 'string' ? null : message?.content[0];
}

describe('the prompt that is sent', () => {
  test('is the history and then the new prompt', () => {
    const history = [user('One?'), assistant('1')];
    expect(promptOf(setupOf(['a']), columnOf('a'), history)).toEqual([
      { role: 'user', content: text('One?') },
      { role: 'assistant', content: text('1') },
      { role: 'user', content: text('Why is the sky blue?') },
    ]);
  });

  test('begins with the shared system prompt, unless the column has one of its own', () => {
    expect(systemOf({})).toBeNull();
    expect(systemOf({ system: 'Be brief.' })).toBe('Be brief.');
    expect(systemOf({ system: 'Be brief.' }, 'Be long.')).toBe('Be long.');
    expect(systemOf({}, 'Be long.')).toBe('Be long.');
  });

  test('has no system prompt in a column that takes the shared one away', () => {
    expect(systemOf({ system: 'Be brief.' }, '')).toBeNull();
    expect(systemOf({ system: '' })).toBeNull();
  });

  test('is the column’s own messages and nothing else where it brings them, the system prompt apart', () => {
    const column = columnOf('a', { messages: [user('Mine')] });
    const setup = setupOf(['a'], { system: 'Be brief.' });
    expect(promptOf(setup, column, [user('One?'), assistant('1')])).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: text('Mine') },
    ]);
  });

  test('carries a picture as data of its media type', () => {
    expect(sentPart({ type: 'image', url: 'data:image/svg+xml;base64,PHN2Zz4=' })).toEqual({
      type: 'file',
      mediaType: 'image/svg+xml',
      data: { type: 'data', data: 'PHN2Zz4=' },
    });
  });

  test('carries a file with its name', () => {
    const url = 'data:application/pdf;base64,JVBERi0=';
    expect(sentPart({ type: 'file', name: 'paper, final.pdf', url })).toEqual({
      type: 'file',
      mediaType: 'application/pdf',
      data: { type: 'data', data: 'JVBERi0=' },
      filename: 'paper, final.pdf',
    });
  });

  test('keeps the order of parts and sends empty text as it is', () => {
    const parts: Part[] = [
      { type: 'text', text: 'Look:' },
      { type: 'image', url: 'data:image/png;base64,aGk=' },
      { type: 'text', text: '' },
    ];
    const [message] = promptOf(setupOf(['a'], { messages: [user(parts)] }), columnOf('a'), []);
    const content = message?.content;
    expect(typeof content === 'string' || content?.map(({ type }) => type)).toEqual(['text', 'file', 'text']);
  });

  test('changes neither set-up nor history', () => {
    const setup = setupOf(['a'], { system: 'Be brief.' });
    const history = [user('One?'), assistant('1')];
    const copies = structuredClone({ setup, history });
    promptOf(setup, columnOf('a'), history);
    expect({ setup, history }).toEqual(copies);
  });
});

describe('parameters', () => {
  test('of the column lie over the shared ones, zero and the empty list included', () => {
    const setup = setupOf(['a'], { parameters: { temperature: 0.7, maxTokens: 800, stop: ['END'] } });
    const column = columnOf('a', { parameters: { temperature: 0, stop: [], seed: 1 } });
    expect(parametersOf(setup, column)).toEqual({ temperature: 0, maxTokens: 800, stop: [], seed: 1 });
    expect(parametersOf(setup, columnOf('a'))).toEqual(setup.parameters);
    expect(parametersOf(setupOf(['a']), columnOf('a'))).toEqual({});
  });

  test('take the names of the SDK, and stay away where they are not set', () => {
    const parameters = {
      temperature: 0,
      topP: 0.9,
      topK: 40,
      frequencyPenalty: 0.1,
      presencePenalty: -0.1,
      maxTokens: 800,
      seed: 7,
      stop: ['END'],
    };
    expect(callOptions(setupOf(), parameters)).toEqual({
      temperature: 0,
      topP: 0.9,
      topK: 40,
      frequencyPenalty: 0.1,
      presencePenalty: -0.1,
      maxOutputTokens: 800,
      seed: 7,
      stopSequences: ['END'],
    });
    expect(JSON.stringify(callOptions(setupOf(), {}))).toBe('{}');
  });

  test('without a word in the SDK are left to the provider', () => {
    const only = { minP: 0.1, repetitionPenalty: 1.1, reasoningEffort: 'high', verbosity: 'low' } as const;
    expect(JSON.stringify(callOptions(setupOf(), only))).toBe('{}');
  });
});

describe('tools and schema', () => {
  const parameters = { type: 'object', properties: { city: { type: 'string' } } };

  test('are sent as the SDK takes them, with the raw chunks that show what the model wrote', () => {
    const tools = [{ name: 'weather', description: 'The weather.', parameters }];
    expect(callOptions(setupOf(['a'], { tools }), {})).toMatchObject({
      tools: [{ type: 'function', name: 'weather', description: 'The weather.', inputSchema: parameters }],
      toolChoice: { type: 'auto' },
      includeRawChunks: true,
    });
  });

  test('that are not there leave nothing behind', () => {
    const options = callOptions(setupOf(['a'], { tools: [], schema: null }), {});
    for (const key of ['tools', 'toolChoice', 'includeRawChunks', 'responseFormat']) {
      expect(options).not.toHaveProperty(key);
    }
  });

  test('ask for JSON of that schema', () => {
    const options = callOptions(setupOf(['a'], { schema: parameters }), {});
    expect(options.responseFormat).toEqual({ type: 'json', schema: parameters, name: 'answer' });
  });
});
