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
  /** Listeners are called at most once a frame. */
  subscribe(listener: () => void): () => void;
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
  delay?: (ms: number) => Promise<void>;
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

/** Sends a set-up and follows its run to the end, over cuts of the connection. */
export function createRunStore(setup: Setup, options: RunStoreOptions = {}): RunStore {
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const now = options.now ?? (() => performance.now());
  const schedule = options.schedule ?? nextFrame;
  const delay = options.delay ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));

  const listeners = new Set<() => void>();
  let run: Run | null = null;
  let view: RunView = {
    id: null,
    phase: 'starting',
    connection: 'live',
    started: null,
    setup,
    problem: null,
    replies: {},
  };
  /** Our clock minus the run's, at the least delayed event so far. */
  let offset = Number.POSITIVE_INFINITY;
  let following = false;
  /** A retry's events begin here: a `run-end` before it is an older one. */
  let awaited = 0;
  let flushDue = false;

  function notify(): void {
    if (flushDue) return;
    flushDue = true;
    schedule(() => {
      flushDue = false;
      if (run) {
        const { id, started, replies } = run;
        view = { ...view, id, started, replies, phase: atEnd() ? 'ended' : 'running' };
      }
      for (const listener of listeners) listener();
    });
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
    run = reduceRun(run, event);
    notify();
  }

  /** Resolves to the run's id as soon as the server has taken it, or null when there will be none. */
  async function start(): Promise<string | null> {
    const response = await post('/api/runs', setup).catch(() => null);
    const id = (response?.ok && response.headers.get('Location')?.split('/').at(-1)) || null;
    if (response && id) {
      change({ id });
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
      const response = await fetch(`/api/runs/${id}/events?after=${run?.seq ?? 0}`).catch(() => null);
      if (response?.status === 404) break;
      if (response?.ok) change({ connection: 'live' });
      const progress = response?.ok ? await drain(response) : false;
      failures = progress ? 0 : failures + 1;
    }
    following = false;
    if (atEnd()) change({ connection: 'live' });
    else lose();
  }

  /** Reads one response to its end or its cut, and says whether it brought anything. */
  async function drain(response: Response): Promise<boolean> {
    const before = run?.seq ?? 0;
    if (response.body) await readEvents(response.body, receive).catch(() => undefined);
    return (run?.seq ?? 0) > before;
  }

  /** The server forgot the run (it was restarted): open replies end where they are, with all they had. */
  function lose(): void {
    if (run) {
      const at = Math.max(0, now() - offset);
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

  /** A command to the run. What the server refuses becomes the view's problem; the replies stay as they are. */
  async function command(verb: 'stop' | 'retry', body: unknown): Promise<Response | null> {
    // Given before the server has answered, it waits for the run it is meant for.
    const id = await started;
    if (id === null) return null;
    const response = await post(`/api/runs/${id}/${verb}`, body).catch(() => null);
    if (response?.ok) {
      if (view.problem) change({ problem: null });
      return response;
    }
    change({ problem: response ? await problemOf(response) : unreachable });
    return null;
  }

  const started = start();

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => (Number.isFinite(offset) ? Math.max(0, now() - offset) : 0),
    async stop(column) {
      await command('stop', column === undefined ? {} : { column });
    },
    async retry(columns) {
      const id = await started;
      const accepted = await command('retry', columns === undefined ? {} : { columns });
      if (!id || !accepted) return;
      const { after } = (await accepted.json().catch(() => ({}))) as { after?: number };
      awaited = (after ?? run?.seq ?? 0) + 1;
      notify();
      await follow(id);
    },
  };
}

async function problemOf(response: Response): Promise<Problem> {
  const document = (await response.json().catch(() => null)) as { title?: string; action?: string } | null;
  return {
    title: document?.title ?? `The server answered with status ${response.status}.`,
    action: document?.action ?? 'Try again in a moment.',
    status: response.status,
  };
}
