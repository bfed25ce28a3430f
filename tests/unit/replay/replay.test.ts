import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metrics } from '#lib/metrics/metrics.ts';
import { createReplay } from '#lib/run/recorded-replay.ts';
import { openReplay } from '#lib/run/replay.ts';
import { momentsOf } from '#lib/run/replay-moments.ts';
import { createTape, createTapeInSteps, type Tape } from '#lib/run/replay-tape.ts';
import { standingOf } from '#lib/run/standing.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { steps, tell } from '../run/programs.ts';
import { callbacks, fold, logBench, replyEnd, replyStart } from '../run/support.ts';

/** One column: headers at 50, text at 100, 110, 120 joined into one event, more at 5,000, the end at 5,100. */
function shortRun(): readonly RunEvent[] {
  const { log, timers } = logBench(['a']);
  log.append('a', replyStart(), 0);
  log.append('a', { type: 'reply-headers', status: 200 }, 50);
  log.delta('a', 'text-delta', 'first ', 60);
  log.delta('a', 'text-delta', 'one ', 100);
  log.delta('a', 'text-delta', 'two ', 110);
  log.delta('a', 'text-delta', 'three ', 120);
  timers.run();
  log.delta('a', 'text-delta', 'four', 5000);
  log.append('a', replyEnd({ output: { value: 40, source: 'reported' } }), 5100);
  log.end(5100);
  return log.events;
}

function played(events: readonly RunEvent[], ahead = 0) {
  const frames = callbacks();
  let clock = 1000;
  const replay = createReplay(events, { now: () => clock, schedule: frames.ask, ahead });
  return {
    replay,
    player: replay.player,
    frames,
    answer: () => replay.get().replies.a?.answer,
    pass(ms: number) {
      clock += ms;
      frames.run();
    },
  };
}

describe('what is played', () => {
  test('any log ends as it ended live, to the last figure', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom('by-timer', 'at-the-end', 'never'), (program, joining) => {
        const { events } = tell(program, joining).log;
        const live = fold(events);
        const { whole } = createTape(events);
        expect(whole.replies).toEqual(live.replies);
        expect(whole.ended).toBe(live.ended);
        for (const [column, reply] of Object.entries(live.replies)) {
          const again = whole.replies[column];
          for (const metric of metrics) expect(again && metric.of(again)).toEqual(metric.of(reply));
        }
      }),
    );
  });

  test('a log looks the same at a time however one got there', () => {
    const times = fc.array(fc.double({ min: 0, max: 3000, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, times, (program, visits) => {
        const { events } = tell(program, 'at-the-end').log;
        const tape = createTape(events);
        for (const ms of visits) tape.at(ms);
        const last = visits.at(-1) ?? 0;
        expect(tape.at(last)).toEqual(createTape(events).at(last));
      }),
    );
  });

  test('pieces that came at the same time after tools were answered count as they did live', () => {
    const { log, timers } = logBench(['a']);
    log.append('a', replyStart(), 0);
    log.delta('a', 'text-delta', 'Let me look. ', 10);
    log.append('a', { type: 'tool-call', id: 'k', name: 'look', text: '{}', valid: true }, 20);
    log.append('a', { type: 'tool-result', id: 'k', name: 'look', result: 1 }, 100);
    for (const [text, at] of [
      ['It ', 120],
      ['is ', 120],
      ['one.', 130],
    ] as const)
      log.delta('a', 'text-delta', text, at);
    timers.run();
    log.append('a', replyEnd(), 140);
    log.end(140);
    expect(createTape(log.events).whole.replies).toEqual(fold(log.events).replies);
  });

  test('it looks back over many checkpoints as if it had never gone on', () => {
    const program = Array.from({ length: 900 }, (_, index) => ({
      column: 'a' as const,
      after: 1,
      kind: 'text' as const,
      text: `${index} `,
      flush: index % 7 === 0,
    }));
    const { events } = tell(program, 'by-timer').log;
    const tape = createTape(events);
    for (const ms of [890, 300, 255, 256, 257, 0, 600, 511, 512, 513]) {
      const onwards = createTape(events);
      onwards.at(0);
      expect(tape.at(ms)).toEqual(onwards.at(ms));
    }
  });

  test('text that was joined comes piece by piece, each at its own time', () => {
    const texts = momentsOf(shortRun()).flatMap(({ at, event }) =>
      event.type === 'text-delta' ? [[at, event.text]] : [],
    );
    expect(texts).toEqual([
      [60, 'first '],
      [100, 'one '],
      [110, 'two '],
      [120, 'three '],
      [5000, 'four'],
    ]);
  });

  test('moments come in the order of time, and nothing of a column overtakes itself', () => {
    fc.assert(
      fc.property(steps, (program) => {
        const { events } = tell(program, 'at-the-end').log;
        const moments = momentsOf(events);
        const times = moments.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        expect(moments.map(({ event }) => event.seq)).toEqual(moments.map((_, index) => index + 1));
        for (const column of ['a', 'b', 'c']) {
          const said = (all: readonly RunEvent[]) =>
            all
              .flatMap((event) =>
                'text' in event && 'column' in event && event.column === column ? event.text : [],
              )
              .join('');
          expect(said(moments.map(({ event }) => event))).toBe(said(events));
        }
      }),
    );
  });

  test('events that begin no run are refused', () => {
    expect(() => createReplay([])).toThrow('These events begin no run.');
    expect(() => createReplay(shortRun().slice(1))).toThrow('These events begin no run.');
  });
});

describe('the player', () => {
  test('opens at the end, stands still there, and plays from the start', () => {
    const { replay, player, answer, pass } = played(shortRun());
    expect(replay.get()).toBe(replay.whole);
    expect(player.get()).toMatchObject({ position: 5100, duration: 5100, playing: false });
    player.play();
    pass(0);
    expect(player.get()).toMatchObject({ position: 0, playing: true });
    expect(replay.get().phase).toBe('running');
    pass(60);
    expect(answer()).toBe('first ');
    pass(39);
    expect(answer()).toBe('first ');
    pass(1);
    expect(answer()).toBe('first one ');
  });

  test('stands as it opened once it has played to the end', () => {
    const { replay, player, frames, pass } = played(shortRun());
    player.play();
    pass(0);
    pass(3000);
    pass(3000);
    expect(player.get()).toMatchObject({ position: 5100, playing: false });
    expect(replay.get()).toBe(replay.whole);
    frames.run();
    expect(frames.waiting()).toBe(0);
  });

  test('what is due within half a frame is shown with this one, but not where it is paused', () => {
    const { player, answer, pass } = played(shortRun(), 8);
    player.play();
    pass(0);
    pass(93);
    expect(answer()).toBe('first one ');
    player.pause();
    pass(0);
    expect(answer()).toBe('first ');
  });

  test('a pause holds the position, and playing goes on from there', () => {
    const { player, pass } = played(shortRun());
    player.play();
    pass(100);
    player.pause();
    pass(10_000);
    expect(player.get()).toMatchObject({ position: 100, playing: false });
    player.play();
    pass(20);
    expect(player.get().position).toBe(120);
  });

  test('another speed keeps the position', () => {
    const { player, pass } = played(shortRun());
    player.play();
    pass(100);
    player.setSpeed(4);
    pass(0);
    expect(player.get().position).toBe(100);
    pass(100);
    expect(player.get().position).toBe(500);
    player.setSpeed(1);
    pass(100);
    expect(player.get().position).toBe(600);
  });

  test('seeking goes there, clamped to the run, and playing goes on', () => {
    const { player, answer, pass } = played(shortRun());
    player.seek(115);
    pass(1000);
    expect(answer()).toBe('first one two ');
    expect(player.get()).toMatchObject({ position: 115, playing: false });
    player.play();
    player.seek(-50);
    pass(60);
    expect(player.get().position).toBe(60);
    player.seek(9e9);
    pass(0);
    expect(player.get()).toMatchObject({ position: 5100, playing: false });
  });

  test('a long wait is played at its own length unless it is to be skipped', () => {
    const { player, answer, pass } = played(shortRun());
    expect(player.get().waiting).toBe(4880 - 1000);
    player.play();
    pass(2000);
    expect(player.get().position).toBe(2000);
    player.skipWaits(true);
    pass(1);
    expect(player.get().position).toBe(4500);
    pass(500);
    expect(answer()).toContain('four');
  });

  test('what did not change is told to nobody', () => {
    const { replay, player, pass } = played(shortRun());
    let told = 0;
    replay.subscribe(() => told++);
    player.play();
    pass(1000);
    const before = told;
    pass(1000);
    expect(told).toBe(before);
    pass(3000);
    expect(told).toBe(before + 1);
  });

  test('several changes share a frame', () => {
    const { player, frames, pass } = played(shortRun());
    let told = 0;
    player.subscribe(() => told++);
    player.seek(10);
    player.seek(20);
    player.setSpeed(2);
    expect(frames.waiting()).toBe(1);
    pass(16);
    expect(told).toBe(1);
  });
});

describe('a replay whose log is still to come', () => {
  function opened(events: readonly RunEvent[] = shortRun()) {
    const frames = callbacks();
    const coming: { come(): void; fail(): void }[] = [];
    let clock = 1000;
    let missed = 0;
    const load = () => {
      const { promise, resolve, reject } = Promise.withResolvers<Tape>();
      coming.push({
        come: () => resolve(createTape(events)),
        fail: () => reject(new Error('There is none.')),
      });
      return promise;
    };
    const replay = openReplay(standingOf(events), load, {
      now: () => clock,
      schedule: frames.ask,
      ahead: 0,
      onMissed: () => missed++,
    });
    return {
      replay,
      player: replay.player,
      coming,
      missed: () => missed,
      answer: () => replay.get().replies.a?.answer,
      async pass(ms: number) {
        clock += ms;
        frames.run();
        await Promise.resolve();
        await Promise.resolve();
      },
    };
  }

  test('asks for nothing until it is wanted, and then once', () => {
    const { replay, player, coming } = opened();
    player.toEnd();
    player.setSpeed(2);
    expect(coming).toHaveLength(0);
    replay.prepare();
    player.play();
    player.seek(10);
    expect(coming).toHaveLength(1);
  });

  test('plays from the start of what was pressed before it came, not from the middle', async () => {
    const { player, answer, coming, pass } = opened();
    player.play();
    await pass(700);
    expect(player.get()).toMatchObject({ position: 0, playing: true });
    expect(answer()).toBe('first one two three four');
    coming[0]?.come();
    await pass(0);
    await pass(60);
    expect(player.get().position).toBe(60);
    expect(answer()).toBe('first ');
  });

  test('goes where it was sent before it came', async () => {
    const { player, answer, coming, pass } = opened();
    player.seek(115);
    coming[0]?.come();
    await pass(0);
    await pass(0);
    expect(answer()).toBe('first one two ');
    expect(player.get()).toMatchObject({ position: 115, playing: false });
  });

  test('draws nothing again when it comes and nobody waited', async () => {
    const { replay, coming, pass } = opened();
    const before = replay.get();
    let told = 0;
    replay.subscribe(() => told++);
    replay.prepare();
    expect(replay.recording()).toBeNull();
    coming[0]?.come();
    await pass(0);
    await pass(0);
    expect(replay.get()).toBe(before);
    expect(told).toBe(0);
    expect(replay.recording()?.whole.replies).toEqual(fold(shortRun()).replies);
  });

  test('stands at its end again where it can’t be had, says so to whoever waited, and can be asked again', async () => {
    const { replay, player, coming, missed, pass } = opened();
    replay.prepare();
    coming[0]?.fail();
    await pass(0);
    expect(missed()).toBe(0);
    player.play();
    coming[1]?.fail();
    await pass(0);
    await pass(0);
    expect(missed()).toBe(1);
    expect(player.get()).toMatchObject({ position: 5100, playing: false });
    player.play();
    expect(coming).toHaveLength(3);
  });
});

test('a tape made in steps is the same, and rests between them', async () => {
  const events = shortRun();
  let clock = 0;
  let rests = 0;
  const rest = async () => void rests++;
  const tape = await createTapeInSteps(events, rest, () => (clock += 10));
  expect(rests).toBeGreaterThan(1);
  expect(tape.at(115)).toEqual(createTape(events).at(115));
  expect(tape.whole).toEqual(createTape(events).whole);
});
