import type { RunEvent } from '#lib/stream/events.ts';
import { nextFrame } from './frame.ts';
import { createTape } from './replay-tape.ts';
import type { Run } from './run.ts';
import type { RunStore, RunView } from './run-store.ts';

export const replaySpeeds = [1, 2, 4] as const;
export type ReplaySpeed = (typeof replaySpeeds)[number];

/** Where a replay stands. Times are ms since the run began. */
export interface PlayerView {
  position: number;
  duration: number;
  playing: boolean;
  speed: ReplaySpeed;
  /** How much of the run are stretches of more than 2 s in which nothing happens. */
  waiting: number;
  /** Those are jumped over; only their beginnings and ends are played. */
  skipsWaits: boolean;
}

export interface Player {
  get(): PlayerView;
  /** Listeners are called at most once a frame. */
  subscribe(listener: () => void): () => void;
  /** From where it stands; from the start when it stands at the end. */
  play(): void;
  pause(): void;
  /** Clamped to the run. It goes on playing if it was. */
  seek(ms: number): void;
  /** All of it at once. */
  toEnd(): void;
  setSpeed(speed: ReplaySpeed): void;
  skipWaits(skip: boolean): void;
}

/** A run played again from its log, for everything that shows a run. Stop and retry do nothing: it has happened. */
export interface Replay extends RunStore {
  readonly player: Player;
  /** The run as it ended. */
  readonly whole: RunView;
}

export interface ReplayOptions {
  now?: () => number;
  /** Calls back at the next frame, or soon where there are none. */
  schedule?: (callback: () => void) => void;
  /**
   * While it plays, what is due within this many ms is shown already: half a frame, so that text is never further from
   * its time than that, where it would else be up to a whole frame late.
   */
  ahead?: number;
}

/**
 * Plays a log with its own timing through the reducer of the live run. It opens at the end, where every figure is the
 * one that was shown live. Throws when the events begin no run.
 */
export function createReplay(events: readonly RunEvent[], options: ReplayOptions = {}): Replay {
  const now = options.now ?? (() => performance.now());
  const schedule = options.schedule ?? nextFrame;
  const { ahead = 8 } = options;
  const tape = createTape(events);
  const whole = viewOf(tape.whole);
  const listeners = new Set<() => void>();
  const playerListeners = new Set<() => void>();

  let shown = tape.whole;
  let view = whole;
  let player: PlayerView = {
    position: tape.duration,
    duration: tape.duration,
    playing: false,
    speed: 1,
    waiting: tape.waits.reduce((sum, wait) => sum + wait.to - wait.from, 0),
    skipsWaits: false,
  };
  /** The clock stood at `at` when the replay was at `position`. */
  let anchor = { position: tape.duration, at: 0 };
  let frameDue = false;

  function ask(): void {
    if (frameDue) return;
    frameDue = true;
    schedule(frame);
  }

  function frame(): void {
    frameDue = false;
    advance();
    const { position, playing, speed } = player;
    const run = tape.at(playing ? position + ahead * speed : position);
    const changed = run !== shown;
    if (changed) {
      shown = run;
      view = run === tape.whole ? whole : viewOf(run);
    }
    if (playing) ask();
    for (const listener of playerListeners) listener();
    if (changed) for (const listener of listeners) listener();
  }

  /** Goes to where the clock has brought it by now. */
  function advance(): void {
    if (!player.playing) return;
    const at = now();
    const to = anchor.position + (at - anchor.at) * player.speed;
    const wait = player.skipsWaits ? tape.waits.find(({ from, to: end }) => to > from && to < end) : null;
    if (wait) anchor = { position: wait.to, at };
    place(wait?.to ?? to);
  }

  function place(ms: number): void {
    const position = Math.min(Math.max(ms, 0), tape.duration);
    player = { ...player, position, playing: player.playing && position < tape.duration };
  }

  /** Goes on from there, at once or when it is played. */
  function goTo(ms: number): void {
    place(ms);
    anchor = { position: player.position, at: now() };
    ask();
  }

  /** Changes how it plays from here on. */
  function change(patch: Partial<PlayerView>): void {
    advance();
    player = { ...player, ...patch };
    goTo(player.position);
  }

  return {
    whole,
    get: () => view,
    subscribe: (listener) => added(listeners, listener),
    now: () => player.position,
    stop: async () => {},
    retry: async () => {},
    player: {
      get: () => player,
      subscribe: (listener) => added(playerListeners, listener),
      play() {
        if (player.position >= tape.duration) place(0);
        change({ playing: tape.duration > 0 });
      },
      pause: () => change({ playing: false }),
      seek: goTo,
      toEnd: () => goTo(tape.duration),
      setSpeed: (speed) => change({ speed }),
      skipWaits: (skipsWaits) => change({ skipsWaits }),
    },
  };
}

function viewOf({ id, started, setup, ended, replies }: Run): RunView {
  const phase = ended ? 'ended' : 'running';
  return { id, phase, connection: 'live', started, setup, problem: null, replies };
}

function added(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
