import { describe, expect, test } from 'vitest';
import { replyNotes } from '#components/columns/notes.ts';
import { promptText } from '#components/columns/prompt-text.ts';
import { replyWithMetrics } from '#components/columns/reply-markdown.ts';
import { firstClause } from '#components/columns/trouble-text.ts';
import type { Reply } from '#lib/run/reply.ts';
import { doneReply, reply } from './replies.ts';

const notes = (given: Partial<Reply>, onlyReasoning = false) =>
  replyNotes(doneReply(given), onlyReasoning).map(({ text }) => text);

describe('the notes on a reply', () => {
  test('are none for one that ended as it should', () => {
    expect(notes({})).toEqual([]);
  });

  test('tell a reply cut by max tokens, and what it spent them on', () => {
    expect(notes({ finishReason: 'length' })).toEqual(['Cut by max tokens.']);
    expect(notes({ finishReason: 'length', answer: '', thinking: 'Hm.' })).toEqual([
      'Used all its tokens thinking: raise max tokens.',
    ]);
    const counted = { reasoning: { value: 800, source: 'reported' } } as const;
    expect(notes({ finishReason: 'length', answer: '', usage: counted })).toEqual([
      'Used all its tokens thinking: raise max tokens.',
    ]);
    expect(notes({ finishReason: 'length', answer: '' })).toEqual([
      'Cut by max tokens before any text: raise max tokens.',
    ]);
  });

  test('tell the content filter and the empty reply', () => {
    expect(notes({ finishReason: 'content-filter' })).toEqual(['Ended by the provider’s content filter.']);
    expect(notes({ answer: '' })).toEqual(['The model ended without any text.']);
    expect(notes({ answer: '', thinking: 'Hm.' })).toEqual([
      'The model ended after thinking, without an answer.',
    ]);
  });

  test('find nothing empty about a reply that called a tool', () => {
    const toolCalls = [{ id: '1', name: 'find', text: '{}', parsed: {}, valid: true, round: 1, said: 0 }];
    expect(notes({ answer: '', finishReason: 'tool-calls', toolCalls })).toEqual([]);
  });

  test('tell what makes the comparison unfair', () => {
    expect(notes({ served: { cached: true } })).toEqual([
      'Cached reply: its times are the cache’s, not the model’s.',
    ]);
    expect(notes({ served: { fallback: true, model: 'other/model' } })).toEqual([
      'A fallback: answered by other/model.',
    ]);
    const asked = { model: 'openrouter:a/b:free', served: { fallback: true, model: 'other/model' } };
    expect(notes(asked)).toEqual(['Asked for a/b:free, answered by other/model.']);
    expect(notes({}, true)).toEqual(['Only this column used reasoning.']);
  });

  test('tell a column that was asked without an earlier prompt', () => {
    expect(replyNotes(doneReply(), false, null, true)).toEqual([
      { text: 'This column did not see the earlier prompt.', tone: 'warn' },
    ]);
  });

  test('name the endpoint without alarm', () => {
    expect(replyNotes(doneReply({ served: { endpoint: 'Together' } }), false)).toEqual([
      { text: 'Served by Together', tone: 'plain' },
    ]);
  });

  test('name the model as it names itself where that is another name', () => {
    const model = 'openrouter:a/b';
    expect(notes({ model, served: { endpoint: 'Together', model: 'a/b' } })).toEqual(['Served by Together']);
    const inner = { endpoint: 'Simulator', model: 'demo/swift:free' };
    expect(notes({ model: 'demo:swift', served: inner })).toEqual(['Served by Simulator']);
    expect(notes({ model: `${model}:nitro`, served: { endpoint: 'Together', model: 'a/b' } })).toEqual([
      'Served by Together',
    ]);
    expect(notes({ model, served: { endpoint: 'Together', model: 'a/b-20260811' } })).toEqual([
      'Served by Together as a/b-20260811',
    ]);
  });

  test('tell precisions that differ, and only those', () => {
    const text = (own: string | null, others: string[]) =>
      replyNotes(doneReply(), false, { own, others }).map((note) => note.text);
    expect(text('fp8', ['bf16', 'int4'])).toEqual(['Served at fp8, others at bf16, int4.']);
    expect(text('fp8', [])).toEqual([]);
    expect(text(null, ['bf16'])).toEqual([]);
  });

  test('say who stopped a reply and whether there is text to keep', () => {
    const stopped = (given: Partial<Reply>) =>
      replyNotes(reply({ state: 'stopped', ...given }), false)[0]?.text;
    expect(stopped({ stoppedBy: 'user', answer: 'So' })).toBe('Stopped by you. The text so far is kept.');
    expect(stopped({ stoppedBy: 'user' })).toBe('Stopped by you. No text had come yet.');
    expect(stopped({ stoppedBy: 'interrupted', thinking: 'Hm' })).toBe(
      'Interrupted: the server lost this reply. The text so far is kept.',
    );
    expect(stopped({ stoppedBy: 'shutdown' })).toContain('the server was shut down');
  });

  test('leave a failure to its own card', () => {
    expect(replyNotes(reply({ state: 'failed' }), false)).toEqual([]);
  });
});

test('the first clause of a message stands apart from the rest', () => {
  expect(firstClause('This endpoint is busy: Nvidia has no free worker.')).toEqual([
    'This endpoint is busy:',
    'Nvidia has no free worker.',
  ]);
  expect(firstClause('Model llama3.2:8b is gone.')).toEqual(['Model llama3.2:8b is gone.', '']);
  expect(firstClause('Busy')).toEqual(['Busy', '']);
});

test('the prompt of a turn is the text of its newest message', () => {
  const messages = [
    { role: 'user', content: 'First' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Look' },
        { type: 'image', url: 'data:image/png;base64,' },
        { type: 'text', text: 'closely' },
      ],
    },
  ] as const;
  expect(promptText({ messages: [messages[0]], columns: [] })).toBe('First');
  expect(promptText({ messages: [{ ...messages[1], content: [...messages[1].content] }], columns: [] })).toBe(
    'Look\n\nclosely',
  );
  expect(promptText({ messages: [], columns: [] })).toBe('');
});

test('a copied reply carries its name, its text and only the figures there are', () => {
  expect(
    replyWithMetrics('Swift', doneReply({ usage: {}, cost: null, headersAt: null, answer: 'Yes.\n' })),
  ).toBe(
    [
      '## Swift',
      '',
      'Yes.',
      '',
      '| Metric | Value |',
      '| --- | --- |',
      '| Queued | 10 ms |',
      '| First token | 100 ms |',
      '| First answer | 100 ms |',
      '| Total | 1.01 s |',
      '',
    ].join('\n'),
  );
  expect(replyWithMetrics('Swift', reply())).toBe('## Swift\n\n\n');
});
