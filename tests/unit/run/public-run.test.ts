import { describe, expect, test } from 'vitest';
import { metrics } from '#lib/metrics/metrics.ts';
import { publicRun } from '#lib/run/public-run.ts';
import { fold, logBench, replyEnd, replyIn, replyStart } from './support.ts';

function someRun(ids: readonly string[]) {
  const { log } = logBench(ids);
  for (const [index, id] of ids.entries()) {
    log.append(id, replyStart(), index);
    for (let at = 10; at < 50; at += 10) log.append(id, { type: 'text-delta', text: 'word ' }, index + at);
    log.append(id, replyEnd({ output: { value: 30, source: 'reported' } }), 60);
  }
  log.end(61);
  return fold(log.events);
}

describe('a run as the API gives it', () => {
  test('is the folded run with its replies as a list, each with every metric by its key', () => {
    const run = someRun(['a', 'b']);
    const { replies, ...shown } = publicRun(run);
    const { replies: folded, ...rest } = run;
    expect(shown).toEqual(rest);
    expect(replies.map(({ column }) => column)).toEqual(Object.keys(folded));
    for (const reply of replies) {
      expect(Object.keys(reply.metrics)).toEqual(metrics.map(({ key }) => key));
      for (const metric of metrics)
        expect(reply.metrics[metric.key]).toEqual(metric.of(replyIn(run, reply.column)));
    }
  });

  test('knows the jitter without showing the list of gaps it comes from', () => {
    const [reply] = publicRun(someRun(['a'])).replies;
    expect(reply).not.toHaveProperty('gaps');
    expect(reply?.metrics.jitter).toEqual({ value: 10, kind: 'exact' });
    expect(reply).toMatchObject({ answer: 'word word word word ', state: 'done', chunks: 4 });
  });

  test('keeps the order of the line-up, even when columns are named by numbers', () => {
    const ids = ['10', 'b', '2', '1'];
    expect(publicRun(someRun(ids)).replies.map(({ column }) => column)).toEqual(ids);
  });

  test('leaves the run it was given alone, and survives JSON', () => {
    const run = someRun(['a']);
    const copy = structuredClone(run);
    const shown = publicRun(run);
    expect(run).toEqual(copy);
    expect(JSON.parse(JSON.stringify(shown))).toMatchObject({ id: run.id, ended: true });
  });
});
