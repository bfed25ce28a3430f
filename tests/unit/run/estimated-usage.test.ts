import fc from 'fast-check';
import { estimateTokenCount } from 'tokenx';
import { expect, test } from 'vitest';
import { formatMeasure, metrics } from '#lib/metrics/metrics.ts';
import { promptOf } from '#lib/prompt/call.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import { estimatedUsage } from '#lib/run/estimated-usage.ts';
import { usageOf } from '#lib/run/reply-usage.ts';
import { createTokenCounter } from '#lib/run/token-counter.ts';
import type { ReplyEvent } from '#lib/stream/events.ts';
import { columnOf, replyError, replyOf, replyStart, setupOf, told } from './support.ts';

const words = 'A hash map gives you the value for a key at once, wherever it lies. '.repeat(4);
const said = (text: string) => ({ type: 'text-delta', text }) as const;
const figure = (key: string, reply: ReturnType<typeof told>) => {
  const metric = metrics.find((each) => each.key === key);
  return metric && formatMeasure(metric, metric.of(reply)).text;
};

test.each<[string, ReplyEvent]>([
  ['stopped', { type: 'reply-stopped', by: 'user' }],
  ['failed', replyError],
])('a reply that %s with text has figures by that text, marked as estimates', (_, end) => {
  const reply = told([0, replyStart()], [100, said(words)], [1100, said(words)], [1200, end]);
  const tokens = estimateTokenCount(words + words);
  expect(reply.usage).toEqual({
    input: { value: estimateTokenCount('Why is the sky blue?'), source: 'estimated' },
    output: { value: tokens, source: 'estimated' },
  });
  expect(figure('tokens-out', reply)).toBe(`≈ ${tokens}`);
  expect(figure('speed', reply)).toBe(`≈ ${tokens}`);
  // What it cost only its provider knows: the log tells no price.
  expect(figure('cost', reply)).toBe('–');
});

test.each<[string, ReplyEvent]>([
  ['stopped', { type: 'reply-stopped', by: 'user' }],
  ['refused', replyError],
])('one that was %s before its first word has used nothing that could be told', (_, end) => {
  expect(told([0, replyStart()], [9, end]).usage).toEqual({});
});

const asked = (changes: Partial<Setup>) =>
  estimatedUsage(replyOf({ answer: 'Yes.' }), setupOf(['a'], changes)).input?.value;

test('the estimate is the one that a provider without a count gets', () => {
  const column = columnOf('a', { system: 'Be brief.' });
  const setup = setupOf(['a'], { columns: [column], system: 'Be wordy.' });
  const reply = replyOf({ thinking: 'Hm. ', answer: words });
  expect(estimatedUsage(reply, setup)).toEqual(
    usageOf({}, undefined, promptOf(setup, column, []), `Hm. ${words}`),
  );
});

test('what was sent is not estimated where the set-up tells only a part of it', () => {
  expect(asked({})).toBeGreaterThan(0);
  expect(asked({ parent: 'r0' })).toBeUndefined();
  expect(
    asked({ messages: [{ role: 'user', content: [{ type: 'image', url: 'data:a/b;base64,AA' }] }] }),
  ).toBe(undefined);
  const own = [columnOf('a', { messages: [{ role: 'user', content: 'Why?' }] })];
  expect(asked({ parent: 'r0', columns: own })).toBe(estimateTokenCount('Why?'));
});

const pieces = fc.array(
  fc.oneof(fc.constantFrom(' ', '\n', '. ', '\n\n', '東京。', 'word', '12,5'), fc.string()),
);

test('counted as it grows or at once, a text has the same number of tokens, but for one at a break', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const count = createTokenCounter();
      let answer = '';
      let breaks = 0;
      for (const part of parts) {
        answer += part;
        breaks += 1;
        count(replyOf({ answer }));
      }
      const grown = count(replyOf({ answer }));
      expect(Math.abs(grown - estimateTokenCount(answer))).toBeLessThanOrEqual(breaks);
    }),
  );
});

test('another try is counted from its start, also when it has said more than the last', () => {
  const count = createTokenCounter();
  count(replyOf({ sentAt: 1, answer: 'one two three ' }));
  expect(count(replyOf({ sentAt: 2, answer: words }))).toBe(estimateTokenCount(words));
});

test('a text without blanks is not read from its start again and again', () => {
  const count = createTokenCounter();
  let read = 0;
  const watched = (text: string) =>
    Object.assign(Object(text), {
      slice: (from: number, to = text.length) => {
        read += to - from;
        return text.slice(from, to);
      },
    });
  let answer = '';
  for (let piece = 0; piece < 200; piece += 1) {
    answer += '東京大学は日本で';
    count(replyOf({ answer: watched(answer) }));
  }
  expect(read).toBeLessThan(200 * 300);
});
