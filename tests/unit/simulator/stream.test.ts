import { expect, test } from 'vitest';
import { createFraming } from '#lib/simulator/framing.ts';
import type { Step } from '#lib/simulator/script.ts';
import { type Ending, eventStream, timed } from '#lib/simulator/stream.ts';
import { noon, testClock, textOfWrites, writesOf } from './support.ts';

const token = (text: string, due?: number): Step => ({
  kind: 'token',
  phase: 'answer',
  text,
  event: { text },
  ...(due === undefined ? {} : { due }),
});

function delivery(clock = testClock(), controller = new AbortController()) {
  const told: [number, string][] = [];
  const endings: Ending[] = [];
  return {
    clock,
    controller,
    told,
    endings,
    origin: noon,
    signal: controller.signal,
    onStep: (step: Step) => told.push([clock.now() - noon, step.kind === 'token' ? step.text : step.kind]),
    onEnd: (ending: Ending) => endings.push(ending),
  };
}

const plain = () => createFraming('event', '\n', () => 0);

async function allOf(steps: AsyncIterable<Step>): Promise<Step[]> {
  const all: Step[] = [];
  for await (const step of steps) {
    all.push(step);
  }
  return all;
}

test('a step waits for its time, one without a time follows at once', async () => {
  const to = delivery();
  await allOf(timed([token('a', 20), token('b', 32.5), { kind: 'done' }], to));
  expect(to.told).toEqual([
    [20, 'a'],
    [32.5, 'b'],
    [32.5, 'done'],
  ]);
});

test('a step that is overdue leaves at once and does not push the next one back', async () => {
  const to = delivery(testClock(noon + 100));
  await allOf(timed([token('a', 20), token('b', 90), token('c', 150)], to));
  expect(to.told.map(([at]) => at)).toEqual([100, 100, 150]);
});

test('an early timer is waited for again', async () => {
  const clock = testClock();
  const waits: number[] = [];
  const early = {
    ...clock,
    delay: async (milliseconds: number) => {
      waits.push(milliseconds);
      clock.advance(Math.max(1, milliseconds / 2));
    },
  };
  const to = { ...delivery(), clock: early, onStep: () => undefined };
  await allOf(timed([token('a', 4)], to));
  expect(waits).toEqual([4, 2, 1]);
});

test('an aborted reply goes no further, even when it is late and waits for nothing', async () => {
  const to = delivery(testClock(noon + 1000));
  const steps = timed([token('a', 1), token('b', 2)], to);
  await steps.next();
  to.controller.abort();
  await expect(steps.next()).rejects.toMatchObject({ name: 'AbortError' });
  expect(to.told).toHaveLength(1);
});

test('silence ends only when the caller leaves', async () => {
  const to = delivery();
  const next = timed([{ kind: 'silence' }, token('never')], to).next();
  to.controller.abort();
  await expect(next).rejects.toMatchObject({ name: 'AbortError' });
  expect(to.told).toEqual([]);
});

test('nothing is made before it is read, so a stamp is the time the bytes leave', async () => {
  const to = delivery();
  const reader = eventStream([token('a'), token('b')], plain(), to).getReader();
  expect(to.told).toEqual([]);
  await reader.read();
  expect(to.told).toEqual([[0, 'a']]);
  to.clock.advance(50);
  await reader.read();
  expect(to.told).toEqual([
    [0, 'a'],
    [50, 'b'],
  ]);
});

test('steps become events of one line, comments and the end mark', async () => {
  const to = delivery();
  const steps: Step[] = [{ kind: 'comment' }, token('a\n"b"'), { kind: 'done' }];
  const { writes } = await writesOf(new Response(eventStream(steps, plain(), to)));
  expect(textOfWrites(writes)).toBe(
    ': OPENROUTER PROCESSING\n\ndata: {"text":"a\\n\\"b\\""}\n\ndata: [DONE]\n\n',
  );
  expect(writes).toHaveLength(3);
  expect(to.endings).toEqual(['complete']);
});

test('a step without an event takes its time and no bytes', async () => {
  const to = delivery();
  const hidden: Step = { kind: 'token', phase: 'thinking', text: 'secret', event: null, due: 30 };
  const { writes } = await writesOf(new Response(eventStream([hidden, token('a')], plain(), to)));
  expect(textOfWrites(writes)).toBe('data: {"text":"a"}\n\n');
  expect(to.told).toEqual([
    [30, 'secret'],
    [30, 'a'],
  ]);
});

test('cancelling ends it once, and a late abort changes nothing', async () => {
  const to = delivery();
  const reader = eventStream([token('a'), token('b')], plain(), to).getReader();
  await reader.read();
  await reader.cancel();
  to.controller.abort();
  expect(to.endings).toEqual(['cancelled']);
});

test('an abort after the end changes nothing', async () => {
  const to = delivery();
  await writesOf(new Response(eventStream([token('a')], plain(), to)));
  to.controller.abort();
  expect(to.endings).toEqual(['complete']);
});

test('an abort nobody is reading for is noticed all the same', () => {
  const to = delivery();
  eventStream([token('a')], plain(), to);
  to.controller.abort();
  expect(to.endings).toEqual(['cancelled']);
});

test('a reset breaks the body after the text before it', async () => {
  const to = delivery();
  const { writes, broken } = await writesOf(
    new Response(eventStream([token('a'), { kind: 'reset' }], plain(), to)),
  );
  expect([writes.length, broken, to.endings]).toEqual([1, true, ['broken']]);
});
