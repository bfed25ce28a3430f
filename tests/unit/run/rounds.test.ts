import { describe, expect, test } from 'vitest';
import { metrics } from '#lib/metrics/metrics.ts';
import { type Message, setupSchema } from '#lib/prompt/setup.ts';
import { withoutTools } from '#lib/prompt/without-tools.ts';
import { answersCalls, continuationOf } from '#lib/run/continuation.ts';
import { historyOf } from '#lib/run/history.ts';
import type { Reply } from '#lib/run/reply.ts';
import { roundsOf } from '#lib/run/rounds.ts';
import type { Run } from '#lib/run/run.ts';
import type { ReplyEvent } from '#lib/stream/events.ts';
import { columnOf, gapsOf, noon, replyEnd, replyStart, setupOf, told } from './support.ts';

type At = readonly [number, ReplyEvent];
const text = (at: number, said: string): At => [at, { type: 'text-delta', text: said }];
const thought = (at: number, said: string): At => [at, { type: 'thinking-delta', text: said }];
const call = (at: number, id: string, name = 'look'): At => [
  at,
  { type: 'tool-call', id, name, text: '{}', parsed: {}, valid: true },
];
const result = (at: number, id: string, value: unknown = 'found'): At => [
  at,
  { type: 'tool-result', id, name: 'look', result: value },
];
const queued = (at: number, until: number): At => [
  at,
  { type: 'reply-queued', reason: 'rate-window', until: noon + until },
];

const twoRounds = [
  [0, replyStart()],
  text(10, 'One'),
  call(20, 'a'),
  call(20, 'b'),
  result(21, 'a'),
  result(21, 'b', { n: 1 }),
  text(40, 'Two'),
  call(50, 'c'),
  result(51, 'c'),
  text(70, 'Done.'),
  [80, replyEnd()],
] satisfies At[];

const metric = (key: string, reply: Reply) => metrics.find((each) => each.key === key)?.of(reply).value;

describe('rounds of tools', () => {
  test('are counted, and each call knows how much had been said', () => {
    const { toolCalls, answer } = told(...twoRounds);
    expect(answer).toBe('One\n\nTwo\n\nDone.');
    expect(toolCalls.map(({ id, round, said }) => [id, round, said])).toEqual([
      ['a', 1, 3],
      ['b', 1, 3],
      ['c', 2, 8],
    ]);
  });

  test('are cut out of the reply, the answer apart', () => {
    const { answered, open, rest } = roundsOf(told(...twoRounds));
    expect(answered.map(({ text: said, calls }) => [said, calls.map(({ id }) => id)])).toEqual([
      ['One', ['a', 'b']],
      ['Two', ['c']],
    ]);
    expect(open).toBeNull();
    expect(rest).toBe('Done.');
  });

  test('that nobody has answered are open, with what was said before them in the answer', () => {
    const { answered, open, rest } = roundsOf(told(...twoRounds.slice(0, 8)));
    expect(answered).toHaveLength(1);
    expect(open).toMatchObject({ text: 'Two', calls: [{ id: 'c' }] });
    expect(rest).toBe('Two');
  });

  test('there are none of in a reply without calls', () => {
    expect(roundsOf(told(text(1, 'Hi.')))).toEqual({ answered: [], open: null, rest: 'Hi.' });
  });

  test('begin a paragraph and a segment of their own, and the time between is no gap of the stream', () => {
    const reply = told(
      [0, replyStart()],
      thought(5, 'Hm.'),
      call(10, 'a'),
      result(11, 'a'),
      thought(30, 'So.'),
      text(32, 'Yes'),
      text(35, '.'),
    );
    expect(reply).toMatchObject({
      thinking: 'Hm.\n\nSo.',
      answer: 'Yes.',
      firstTokenAt: 5,
      firstAnswerAt: 32,
    });
    expect(gapsOf(reply)).toEqual([2, 3]);
    expect(reply.segments).toEqual([
      { kind: 'thinking', from: 5, to: 5 },
      { kind: 'thinking', from: 30, to: 30 },
      { kind: 'answer', from: 32, to: 35 },
    ]);
  });

  test('leave no speed: some tokens show no time, and requests lie between', () => {
    const counted = replyEnd({ output: { value: 100, source: 'reported' } });
    expect(
      metric('speed', told([0, replyStart()], text(1, 'a'), text(9, 'b'), [10, counted])),
    ).toBeGreaterThan(0);
    expect(metric('speed', told(...twoRounds.slice(0, -1), [80, counted]))).toBeNull();
  });
});

describe('a reply that failed after its tools were answered', () => {
  test('is asked anew from the start, also when that has to wait', () => {
    const reply = told(
      [0, replyStart()],
      text(10, 'One'),
      call(20, 'a'),
      result(21, 'a'),
      [30, { type: 'reply-error', kind: 'unavailable', message: 'It is gone.', action: 'Retry.' }],
      queued(100, 1021),
    );
    expect(reply).toMatchObject({
      state: 'queued',
      answer: '',
      toolCalls: [],
      askedAt: 100,
      resumedAt: null,
    });
    expect(reply.earlier).toMatchObject([{ answer: 'One', state: 'failed' }]);
  });

  test('has the time between two rounds in its figures, and a wait before it was sent apart', () => {
    const reply = told(
      queued(0, 1021),
      [1021, replyStart()],
      text(1031, 'One'),
      call(1041, 'a'),
      result(1042, 'a'),
      text(1141, 'Two'),
      [1221, replyEnd()],
    );
    expect(['queued', 'first-token', 'total'].map((key) => metric(key, reply))).toEqual([1021, 10, 200]);
  });
});

describe('what is told of tools in the next prompt', () => {
  const user = (content: string): Message => ({ role: 'user', content });
  const a = columnOf('a');
  const run = (prompt: Message[], reply: Reply): Run => ({
    id: 'r',
    seq: 1,
    started: noon,
    setup: { messages: prompt, columns: [a] },
    ended: true,
    replies: { a: reply },
  });
  const lookedUp: Message[] = [
    {
      role: 'assistant',
      content: 'One',
      toolCalls: ['a', 'b'].map((id) => ({ id, name: 'look', text: '{}' })),
    },
    { role: 'tool', id: 'a', name: 'look', content: 'found' },
    { role: 'tool', id: 'b', name: 'look', content: '{"n":1}' },
    { role: 'assistant', content: 'Two', toolCalls: [{ id: 'c', name: 'look', text: '{}' }] },
  ];

  test('are the calls and their results, in order', () => {
    expect(historyOf([run([user('Q')], told(...twoRounds))], a)).toEqual([
      user('Q'),
      ...lookedUp,
      { role: 'tool', id: 'c', name: 'look', content: 'found' },
      { role: 'assistant', content: 'Done.' },
    ]);
  });

  const open = run(
    [user('Q')],
    told([0, replyStart()], call(20, 'x'), [
      30,
      { ...replyEnd(), type: 'reply-end', finishReason: 'tool-calls', usage: {} },
    ]),
  );
  const answer: Message[] = [
    { role: 'assistant', content: '', toolCalls: [{ id: 'x', name: 'look', text: '{}' }] },
    { role: 'tool', id: 'x', name: 'look', content: 'typed in' },
  ];

  test('is the question of calls nobody had answered, when what follows answers them', () => {
    expect(historyOf([open], a, answer)).toEqual([user('Q')]);
    expect(historyOf([open], a, [user('Another')])).toEqual([]);
    expect(historyOf([open], a)).toEqual([]);
  });

  test('is one line from the question over the typed-in result to the prompt after it', () => {
    const went = run(answer, told(text(1, 'It is so.')));
    expect(historyOf([open, went], a, [user('And?')])).toEqual([
      user('Q'),
      ...answer,
      { role: 'assistant', content: 'It is so.' },
    ]);
  });

  test('goes on after other columns were answered first', () => {
    const elsewhere: Run = {
      ...run(answer, told(text(1, 'B'))),
      setup: { messages: answer, columns: [columnOf('b')] },
      replies: {},
    };
    expect(historyOf([open, elsewhere], a, answer)).toEqual([user('Q')]);
  });

  test('is the words alone of a reply that was stopped before its answer', () => {
    const stopped = told(...twoRounds.slice(0, 6), [60, { type: 'reply-stopped', by: 'user' }]);
    expect(historyOf([run([user('Q')], stopped)], a)).toEqual([
      user('Q'),
      { role: 'assistant', content: 'One' },
    ]);
  });

  test('is without calls and results for a model that is offered no tools', () => {
    const history = historyOf([run([user('Q')], told(...twoRounds))], a);
    expect(withoutTools([...history, user('And?')])).toEqual([
      user('Q'),
      { role: 'assistant', content: 'One\n\nTwo\n\nDone.' },
      user('And?'),
    ]);
    expect(withoutTools([user('Q'), ...answer])).toEqual([user('Q')]);
  });
});

describe('going on from calls that were answered by hand', () => {
  const { open } = roundsOf(told(text(1, 'Wait.'), call(2, 'x'), call(2, 'y')));
  const setup = setupOf(['a', 'b'], { parent: 'before', tools: [{ name: 'look', parameters: {} }] });

  test('is a run of that column alone, with the calls and the results', () => {
    const next = continuationOf(setup, 'a', open ?? { text: '', calls: [] }, { x: '4 degrees' });
    expect(setupSchema.parse(next)).toEqual(next);
    expect(next).toEqual({
      tools: setup.tools,
      columns: [columnOf('a')],
      messages: [
        {
          role: 'assistant',
          content: 'Wait.',
          toolCalls: ['x', 'y'].map((id) => ({ id, name: 'look', text: '{}' })),
        },
        { role: 'tool', id: 'x', name: 'look', content: '4 degrees' },
        { role: 'tool', id: 'y', name: 'look', content: '' },
      ],
    });
    expect(answersCalls(next.messages)).toBe(true);
    expect(answersCalls(setup.messages)).toBe(false);
  });

  test('leaves messages of the column’s own behind: they stood for the prompt before', () => {
    const own = { ...setup, columns: [{ ...columnOf('a'), messages: setup.messages }] };
    expect(continuationOf(own, 'a', open ?? { text: '', calls: [] }, {}).columns).toEqual([columnOf('a')]);
  });
});
