import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benchToken } from '#lib/simulator/bench.ts';
import { chat, heardFrom, simulate } from './support.ts';

test('a bench row gives exactly its tokens, each a write of its own, without comments', async () => {
  const bench = simulate({ comments: 3, speed: 5, seed: 99 });
  const heard = await heardFrom(await chat(bench, 'bench/80x400'));
  expect(heard.comments).toBe(0);
  expect(heard.pieces).toBe(400);
  expect(heard.writes.length).toBe(400 + 3);
  expect(heard.usage?.completion_tokens).toBe(400);
});

test('every token is due on an absolute beat that starts after 20 ms', async () => {
  const bench = simulate();
  await heardFrom(await chat(bench, 'bench/80x400'));
  const [seen] = bench.simulator.requests();
  const times = seen?.chunks.map(([time]) => time - seen.receivedAt) ?? [];
  expect(times).toHaveLength(400);
  for (const [index, time] of times.entries()) {
    expect(time).toBeCloseTo(20 + index * 12.5, 2);
  }
});

test('a late stream does not lose its beat: what is overdue leaves at once', async () => {
  const bench = simulate();
  const response = await chat(bench, 'bench/100x50');
  bench.clock.advance(205);
  await heardFrom(response);
  const times = bench.simulator.requests()[0]?.chunks.map(([time]) => time) ?? [];
  const start = Number(bench.simulator.requests()[0]?.receivedAt);
  expect(times.filter((time) => time === start + 205)).toHaveLength(19);
  expect(Number(times.at(-1)) - start).toBeCloseTo(20 + 49 * 10, 2);
});

test('thinking tokens come first at the same rate and are counted', async () => {
  const bench = simulate();
  const heard = await heardFrom(await chat(bench, 'bench/100x5-thinking-3'));
  expect(heard.thinking).toBe('t0001 t0002 t0003 ');
  expect(heard.usage?.completion_tokens).toBe(8);
  const [seen] = bench.simulator.requests();
  expect(Number(seen?.firstAnswerAt) - Number(seen?.firstTokenAt)).toBeCloseTo(30, 2);
});

test('every token holds its own number, so it can be found on a screen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (index) => {
      const number = /w(\d{4,})/.exec(benchToken(index))?.[1];
      return Number(number) === index + 1;
    }),
  );
});

test('a paragraph ends every sixty tokens', () => {
  const text = Array.from({ length: 240 }, (_, index) => benchToken(index)).join('');
  expect(text.startsWith('## w0001\n\nw0002 ')).toBe(true);
  expect(text).toContain('w0060.\n\nw0061 ');
  expect(text.endsWith('w0240.\n\n')).toBe(true);
  expect(text).toContain('**w0011** ');
});

test('only bench rows keep their chunks in the record', async () => {
  const bench = simulate();
  await heardFrom(await chat(bench, 'demo/swift:free'));
  expect(bench.simulator.requests()[0]?.chunks).toEqual([]);
});

test('a metronome keeps its thinking tokens whatever effort is asked for, unless none is', async () => {
  const counted = async (effort: string) =>
    (await heardFrom(await chat(simulate(), 'bench/100x5-thinking-40', { reasoning: { effort } }))).pieces;
  expect([await counted('low'), await counted('high'), await counted('none')]).toEqual([45, 45, 5]);
});
