import { nextFrame } from './frame.ts';
import type { Tape } from './replay-tape.ts';
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

/** A run as its log tells it, with the time of every chunk. */
export interface Recording extends RunStore {
  /** As it ended. */
  readonly whole: RunView;
}

/** A run played again from its log, for everything that shows a run. Stop and retry do nothing: it has happened. */
export interface Replay extends RunStore {
  readonly player: Player;
  /** The run as it ended. */
  readonly whole: RunView;
  /** What it is played from; null until that has come. The player's listeners hear when it has. */
  recording(): Recording | null;
  /** Has what it is played from brought, unless it is there or on its way. `isAwaited`: somebody waits to see it. */
  prepare(isAwaited?: boolean): void;
}

/** A run that has ended, as much of it as is shown before it is played. Times are ms since the run began. */
export interface Standing {
  whole: RunView;
  /** How many events its log has. */
  events: number;
  duration: number;
  /** How much of it are stretches of more than 2 s in which nothing happens. */
  waiting: number;
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
  /** Called when somebody waited for what could not be loaded. */
  onMissed?: () => void;
}

/**
 * Plays a run with its own timing through the reducer of the live run. It opens at the end, where every figure is the
 * one that was shown live. What it is played from is loaded once it is wanted, at the latest when it is played: until
 * then the columns and the clock stand. Where that fails the replay stands at its end again, and `onMissed` is called if
 * somebody waited for it.
 */
export function openReplay(
  { whole, duration, waiting }: Omit<Standing, 'events'>,
  load: Tape | (() => Promise<Tape>),
  options: ReplayOptions = {},
): Replay {
  const now = options.now ?? (() => performance.now());
  const schedule = options.schedule ?? nextFrame;
  const { ahead = 8, onMissed = () => {} } = options;
  const listeners = new Set<() => void>();
  const playerListeners = new Set<() => void>();
  const commands = {
    subscribe: (listener: () => void) => added(listeners, listener),
    now: () => player.position,
    stop: async () => {},
    retry: async () => {},
  };

  let tape = typeof load === 'function' ? null : load;
  let recording: Recording | null = null;
  let isLoading = false;
  /** Somebody has pressed something that can't be shown before the tape has come. */
  let awaited = false;
  let shown: Run | null = null;
  let view = whole;
  let player: PlayerView = {
    position: duration,
    duration,
    playing: false,
    speed: 1,
    waiting,
    skipsWaits: false,
  };
  /** The clock stood at `at` when the replay was at `position`. */
  let anchor = { position: duration, at: 0 };
  let frameDue = false;
  if (tape) begin(tape);

  function begin(its: Tape): void {
    tape = its;
    shown = its.whole;
    recording = recordingOf(its);
    awaited = false;
    goTo(player.position);
  }

  /** Shown by this very replay: what a chart reads beside the columns stands where they do. */
  function recordingOf(its: Tape): Recording {
    const recorded = viewOf(its.whole);
    return { ...commands, whole: recorded, get: () => (shown === its.whole ? recorded : view) };
  }

  function prepare(isAwaited = false): void {
    if (tape || typeof load !== 'function') return;
    awaited ||= isAwaited;
    if (isLoading) return;
    isLoading = true;
    load().then(begin, giveUp);
  }

  function giveUp(): void {
    isLoading = false;
    player = { ...player, position: duration, playing: false };
    ask();
    if (awaited) onMissed();
    awaited = false;
  }

  function ask(): void {
    if (frameDue) return;
    frameDue = true;
    schedule(frame);
  }

  function frame(): void {
    frameDue = false;
    advance();
    const changed = tape !== null && show(tape);
    if (player.playing && tape) ask();
    for (const listener of playerListeners) listener();
    if (changed) for (const listener of listeners) listener();
  }

  /** Whether another state is shown now. */
  function show(its: Tape): boolean {
    const { position, playing, speed } = player;
    const run = its.at(playing ? position + ahead * speed : position);
    if (run === shown) return false;
    shown = run;
    view = run === its.whole ? whole : viewOf(run);
    return true;
  }

  /** Goes to where the clock has brought it by now. */
  function advance(): void {
    if (!player.playing || !tape) return;
    const at = now();
    const to = anchor.position + (at - anchor.at) * player.speed;
    const wait = player.skipsWaits ? tape.waits.find(({ from, to: end }) => to > from && to < end) : null;
    if (wait) anchor = { position: wait.to, at };
    place(wait?.to ?? to);
  }

  function place(ms: number): void {
    const position = Math.min(Math.max(ms, 0), duration);
    player = { ...player, position, playing: player.playing && position < duration };
  }

  /** Goes on from there, at once or when it is played. */
  function goTo(ms: number): void {
    place(ms);
    anchor = { position: player.position, at: now() };
    ask();
    if (player.position < duration) prepare(true);
  }

  /** Changes how it plays from here on. */
  function change(patch: Partial<PlayerView>): void {
    advance();
    player = { ...player, ...patch };
    goTo(player.position);
  }

  return {
    ...commands,
    whole,
    get: () => view,
    recording: () => recording,
    prepare,
    player: {
      get: () => player,
      subscribe: (listener) => added(playerListeners, listener),
      play() {
        if (player.position >= duration) place(0);
        change({ playing: duration > 0 });
      },
      pause: () => change({ playing: false }),
      seek: goTo,
      toEnd: () => goTo(duration),
      setSpeed: (speed) => change({ speed }),
      skipWaits: (skipsWaits) => change({ skipsWaits }),
    },
  };
}

/** A run as it is shown. */
export function viewOf({ id, started, setup, ended, replies }: Run): RunView {
  const phase = ended ? 'ended' : 'running';
  return { id, phase, connection: 'live', started, setup, problem: null, replies };
}

function added(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
