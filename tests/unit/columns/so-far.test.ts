import { estimateTokenCount } from 'tokenx';
import { expect, test } from 'vitest';
import { idleRun } from '#components/columns/idle-run.ts';
import { grows } from '#components/metrics/live-measure.ts';
import { createSoFar, replySoFar } from '#components/metrics/so-far.ts';
import { type Metric, metrics } from '#lib/metrics/metrics.ts';
import { reply, view } from './replies.ts';

const prompt = { messages: [{ role: 'user' as const, content: 'Why is the sky blue?' }], columns: [] };
const words = 'Because short waves are scattered most by the air. '.repeat(3);
const streaming = (answer: string) =>
  reply({ state: 'streaming', sentAt: 0, firstTokenAt: 100, lastTokenAt: 1100, chunks: 9, answer });
const metricOf = (key: string) => metrics.find((metric) => metric.key === key) as Metric;

test('a reply that streams has its figures by what has come, each marked as an estimate', () => {
  const soFar = createSoFar('a')(view([streaming(words)], { setup: prompt }));
  const tokens = estimateTokenCount(words);
  expect(
    soFar && metrics.filter(({ key }) => /speed|tokens-(in|out)/.test(key)).map(({ of }) => of(soFar)),
  ).toEqual([
    { value: tokens, kind: 'estimated' },
    { value: estimateTokenCount('Why is the sky blue?'), kind: 'estimated' },
    { value: tokens, kind: 'estimated' },
  ]);
});

test('speed is told from the tenth token on, and cost only by the provider', () => {
  const soFar = createSoFar('a')(view([streaming('Because short')], { setup: prompt }));
  for (const key of ['speed', 'cost']) expect(soFar && metricOf(key).of(soFar).value).toBeNull();
});

test('what has not changed is not counted again', () => {
  const read = createSoFar('a');
  const run = view([streaming(words)], { setup: prompt });
  expect(read(run)).toBe(read({ ...run, phase: 'running' }));
});

test('all who show a column’s figures read the same count', () => {
  const run = view([streaming(words)], { setup: prompt });
  const store = { ...idleRun, get: () => run };
  expect(replySoFar(store, 'a')).toBe(replySoFar(store, 'a'));
});

test('only what grows with the text is estimated, and only while that streams', () => {
  const growing = metrics.filter((metric) => grows(metric, streaming(words))).map(({ key }) => key);
  expect(growing).toEqual(['speed', 'tokens-in', 'tokens-out']);
  for (const state of ['waiting', 'done', 'stopped'] as const)
    expect(metrics.some((metric) => grows(metric, reply({ state })))).toBe(false);
});
