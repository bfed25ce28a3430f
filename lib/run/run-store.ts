import type { Setup } from '#lib/prompt/setup.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { readEvents } from '#lib/stream/sse.ts';
import { nextFrame } from './frame.ts';
import { reduceRun } from './reducer.ts';
import { isSettled, type Reply } from './reply.ts';
import type { Run } from './run.ts';

/** What refused a request, in words for people. `status` 0: the server was not reached at all. */
export interface Problem {
  title: string;
  action: string;
  status: number;
}

/** A run as a page sees it. */
export interface RunView {
  id: string | null;
  phase: 'idle' | 'starting' | 'running' | 'ended';
  /** `lost`: the server no longer knows the run; what came is kept. */
  connection: 'live' | 'reconnecting' | 'lost';
  started: number | null;
  setup: Setup;
  problem: Problem | null;
  replies: Readonly<Record<string, Reply>>;
}

export interface RunStore {
  get(): RunView;
  /**
   * Listeners are called at most once a frame, and before it with a column's first words; those of the text come before
   * the others where a run's first words come.
   */
  subscribe(listener: () => void, reads?: 'text'): () => void;
  /** Milliseconds since the run began on the server's clock, estimated here: the earliest arrival seen sets it. */
  now(): number;
  stop(column?: string): Promise<void>;
  retry(columns?: string[]): Promise<void>;
}

/** Everything the store needs of the world, so that tests bring their own. */
export interface RunStoreOptions {
  fetch?: typeof globalThis.fetch;
  now?: () => number;
  /** Calls back at the next frame, or soon where there are none. */
  schedule?: (callback: () => void) => void;
  /** Calls back when what a run opens with is shown even without its first words. Left out where `schedule` is given: then it is shown at once. */
  scheduleOpening?: (callback: () => void) => void;
  /** Calls back once all that came together has been read. Left out where `schedule` is given: then at the next frame. */
  soon?: (callback: () => void) => void;
  delay?: (ms: number) => Promise<void>;
  /** Calls back after `ms`, unless what it answers is called before. */
  after?: (callback: () => void, ms: number) => () => void;
}

/** Ways on where the server has forgotten a run; they need what had been said before it. */
export interface WaysOn {
  /** The set-up to send, once, when the server does not know its parent. */
  withoutParent?(): Setup;
  /** Asks those columns anew because the server does not know the run. */
  askAnew?(columns: readonly string[] | undefined): void;
}

const unreachable: Problem = {
  title: 'The server could not be reached.',
  action: 'Check that it is running and that you are online, then run again.',
  status: 0,
};

/** Waits between tries to reach the server again, in ms; the last one repeats. */
const reconnectDelays = [0, 250, 500, 1000, 2000, 4000];
/** How often a server that answers nothing is asked before the run counts as lost. */
const maxFailures = 30;

/**
 * How long what a run opens with waits for the first words, in ms: shown before them it would be drawn in all columns
 * when they come, and they after it. Longer, and somebody would see that it was held back.
 */
const openingMs = 100;

/** How many listeners hear in one task that a run has begun: about those of two columns. */
const toldAtOnce = 50;

/** How long a stream may bring no byte at all, in ms: the server says something every 15 s. */
const longestSilence = 35_000;

/** Sends a set-up and follows its run to the end, over cuts of the connection. */
export function createRunStore(setup: Setup, options: RunStoreOptions = {}, waysOn: WaysOn = {}): RunStore {
  return followRun(setup, null, options, waysOn);
}

const notKnownYet: Setup = { messages: [], columns: [] };

/** Follows a run that was sent before, from its first event on, which brings the set-up. */
export function openRunStore(id: string, options: RunStoreOptions = {}, waysOn: WaysOn = {}): RunStore {
  return followRun(notKnownYet, id, options, waysOn);
}

function followRun(setup: Setup, opened: string | null, options: RunStoreOptions, waysOn: WaysOn): RunStore {
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const now = options.now ?? (() => performance.now());
  const schedule = options.schedule ?? nextFrame;
  const scheduleOpening = options.scheduleOpening ?? (options.schedule ? null : afterOpening);
  const soon = options.soon ?? (options.schedule ? null : queueMicrotask);
  const delay = options.delay ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const after = options.after ?? afterTimeout;

  const listeners = new Set<() => void>();
  const readers = new Set<() => void>();
  /** Those that are still to be told that the run has begun. */
  let owed = new Set<() => void>();
  let run: Run | null = null;
  let view: RunView = {
    id: opened,
    phase: 'starting',
    connection: 'live',
    started: null,
    setup,
    problem: null,
    replies: {},
  };
  /** Our clock minus the run's, at the least delayed event so far. */
  let offset = Number.POSITIVE_INFINITY;
  /** The run's time at the last thing heard of it. */
  let heardAt = 0;
  let following = false;
  /** A retry's events begin here: a `run-end` before it is an older one. */
  let awaited = 0;
  let due: 'now' | 'frame' | 'opening' | null = null;

  function notify(isOpening = false): void {
    const when = isOpening && scheduleOpening ? 'opening' : 'frame';
    if (due === 'now' || due === 'frame' || due === when) return;
    due = when;
    const ask = (when === 'opening' && scheduleOpening) || schedule;
    ask(() => {
      if (due === when) flush();
    });
  }

  /** Their place has to be made, which takes long in many columns at once: done before the frame, it is in that frame. */
  function showFirstWords(ask: (callback: () => void) => void): void {
    if (due === 'now') return;
    due = 'now';
    ask(() => {
      if (due === 'now') flush();
    });
  }

  function flush(): void {
    const isBeforeFrame = due === 'now';
    due = null;
    const isFirst = view.phase === 'starting';
    if (run) {
      const { id, started, replies } = run;
      const asked = opened === null ? view.setup : run.setup;
      view = { ...view, id, started, setup: asked, replies, phase: atEnd() ? 'ended' : 'running' };
    }
    for (const listener of readers) listener();
    if (isFirst && view.phase === 'running' && readers.size > 0) {
      owed = new Set(listeners);
      if (isBeforeFrame) schedule(() => after(tellSome, 0));
      else after(tellSome, 0);
    }
    if (view.phase === 'ended') owed.clear();
    for (const listener of listeners) if (!owed.has(listener)) listener();
  }

  /** In as many columns as begin at once, all that changes with their states would hold up their words for long. */
  function tellSome(): void {
    for (const listener of [...owed].slice(0, toldAtOnce)) {
      owed.delete(listener);
      if (listeners.has(listener)) listener();
    }
    if (owed.size > 0) after(tellSome, 0);
  }

  function change(patch: Partial<RunView>): void {
    view = { ...view, ...patch };
    notify();
  }

  function atEnd(): boolean {
    return run?.ended === true && run.seq >= awaited;
  }

  function receive(event: RunEvent): void {
    offset = Math.min(offset, now() - event.at);
    // The log starts over, shorter than it was: its old numbers mean nothing now.
    if (event.type === 'run-start' && run?.seq) awaited = 0;
    const last = 'pieces' in event ? (event.pieces?.at(-1)?.[0] ?? 0) : 0;
    heardAt = Math.max(event.type === 'run-start' ? 0 : heardAt, event.at + last);
    const isFirst = bringsFirstWords(run, event);
    run = reduceRun(run, event);
    if (isFirst && soon) showFirstWords(soon);
    else notify(view.phase === 'starting' && opens(event));
  }

  /** Resolves to the run's id as soon as the server has taken it, or null when there will be none. */
  async function start(): Promise<string | null> {
    if (opened !== null) {
      void follow(opened);
      return opened;
    }
    let response = await post('/api/runs', setup).catch(() => null);
    if (response?.status === 404 && setup.parent !== undefined && waysOn.withoutParent) {
      const again = waysOn.withoutParent();
      change({ setup: again });
      response = await post('/api/runs', again).catch(() => null);
    }
    const id = (response?.ok && response.headers.get('Location')?.split('/').at(-1)) || null;
    if (response && id) {
      view = { ...view, id };
      notify(true);
      void follow(id, response);
    } else {
      change({ phase: 'ended', problem: response ? await problemOf(response) : unreachable });
    }
    return id;
  }

  /** Reads the log to its end: from the response at hand, then, as often as that is cut, from the next event on. */
  async function follow(id: string, first?: Response): Promise<void> {
    if (following) return;
    following = true;
    if (first) await drain(first);
    let failures = 0;
    while (!atEnd() && failures <= maxFailures) {
      if (failures > 0 || !first) change({ connection: failures > 0 ? 'reconnecting' : 'live' });
      await delay(reconnectDelays[Math.min(failures, reconnectDelays.length - 1)] ?? 0);
      const line = listen();
      const response = await fetch(`/api/runs/${id}/events?after=${run?.seq ?? 0}`, {
        signal: line.signal,
      }).catch(() => null);
      if (response?.ok) change({ connection: 'live' });
      const progress = response?.ok ? await drain(response, line) : false;
      line.hangUp();
      if (response?.status === 404 || response?.status === 410) break;
      failures = progress ? 0 : failures + 1;
    }
    following = false;
    if (atEnd()) change({ connection: 'live' });
    else lose();
  }

  /** Reads one response to its end or its cut, and says whether it brought anything. */
  async function drain(response: Response, line = listen()): Promise<boolean> {
    const before = run?.seq ?? 0;
    if (response.body) await readEvents(response.body, receive, line).catch(() => undefined);
    line.hangUp();
    return (run?.seq ?? 0) > before;
  }

  /** Gives a line up that has been silent for too long: a network that is gone does not always say so. */
  function listen() {
    const abort = new AbortController();
    let heard = now();
    let forget = () => {};
    const watch = (ms: number) => {
      forget = after(() => {
        const left = longestSilence - (now() - heard);
        if (left > 0) watch(left);
        else abort.abort();
      }, ms);
    };
    watch(longestSilence);
    return {
      signal: abort.signal,
      onBytes: () => {
        heard = now();
      },
      hangUp: () => forget(),
    };
  }

  /** The server forgot the run (it was restarted): open replies end where they are, with all they had. */
  function lose(): void {
    if (run) {
      // When they really ended nobody has measured.
      const at = heardAt;
      let lost = run;
      for (const [column, reply] of Object.entries(run.replies)) {
        if (isSettled(reply.state)) continue;
        const event = { type: 'reply-stopped', by: 'interrupted', column, at, seq: lost.seq + 1 } as const;
        lost = reduceRun(lost, event) ?? lost;
      }
      // These endings are ours and not of the log: should the run be heard of again, it is read from its first event.
      run = { ...lost, seq: 0, ended: true };
    }
    awaited = 0;
    change({ connection: 'lost', phase: 'ended' });
  }

  function post(path: string, body: unknown): Promise<Response> {
    return fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream, application/json' },
      body: JSON.stringify(body),
    });
  }

  /**
   * A command to the run. What the server refuses becomes the view's problem, unless it has forgotten the run and there
   * is a way on; the replies stay as they are.
   */
  async function command(
    verb: 'stop' | 'retry',
    body: unknown,
    wayOn?: () => void,
  ): Promise<Response | null> {
    // Given before the server has answered, it waits for the run it is meant for.
    const id = await started;
    if (id === null) return null;
    const response = await post(`/api/runs/${id}/${verb}`, body).catch(() => null);
    if (response?.ok) {
      if (view.problem) change({ problem: null });
      return response;
    }
    if (response?.status === 404 && wayOn) {
      lose();
      wayOn();
      return null;
    }
    change({ problem: response ? await problemOf(response) : unreachable });
    return null;
  }

  const started = start();

  return {
    get: () => view,
    subscribe(listener, reads) {
      const kin = reads === 'text' ? readers : listeners;
      kin.add(listener);
      return () => kin.delete(listener);
    },
    now: () => (Number.isFinite(offset) ? Math.max(0, now() - offset) : 0),
    async stop(column) {
      await command('stop', column === undefined ? {} : { column });
    },
    async retry(columns) {
      const id = await started;
      const { askAnew } = waysOn;
      const body = columns === undefined ? {} : { columns };
      const accepted = await command('retry', body, askAnew && (() => askAnew(columns)));
      if (!id || !accepted) return;
      const { after } = (await accepted.json().catch(() => ({}))) as { after?: number };
      awaited = (after ?? run?.seq ?? 0) + 1;
      notify();
      await follow(id);
    },
  };
}

const openings: ReadonlySet<RunEvent['type']> = new Set(['run-start', 'reply-start', 'reply-headers']);

/** It says that something was sent, and brings nothing to read. */
const opens = ({ type }: RunEvent): boolean => openings.has(type);

function bringsFirstWords(run: Run | null, event: RunEvent): boolean {
  if (event.type !== 'text-delta' && event.type !== 'thinking-delta') return false;
  return run?.replies[event.column]?.firstTokenAt === null;
}

function afterOpening(callback: () => void): void {
  setTimeout(callback, openingMs);
}

function afterTimeout(callback: () => void, ms: number): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

async function problemOf(response: Response): Promise<Problem> {
  const document = (await response.json().catch(() => null)) as { title?: string; action?: string } | null;
  return {
    title: document?.title ?? `The server answered with status ${response.status}.`,
    action: document?.action ?? 'Try again in a moment.',
    status: response.status,
  };
}
