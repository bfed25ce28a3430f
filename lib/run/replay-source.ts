import type { RunEvent } from '#lib/stream/events.ts';
import { readEvents } from '#lib/stream/sse.ts';
import { createReplay } from './recorded-replay.ts';
import type { Replay } from './replay.ts';
import { openRunStore, type Problem, type RunStore, type RunStoreOptions } from './run-store.ts';

/** What has become of opening a run: it is followed live until its log ends, and can be replayed from then on. */
export type Opened =
  | { status: 'loading' }
  | { status: 'live'; store: RunStore }
  | { status: 'ended'; replay: Replay }
  | { status: 'refused'; problem: Problem };

export interface RunSource {
  get(): Opened;
  subscribe(listener: () => void): () => void;
}

export interface RunSourceOptions extends RunStoreOptions {
  /** Calls back once a log that has ended must have come: what is still open then is shown as it grows. */
  later?: (callback: () => void) => void;
}

/** A log that has ended comes faster than this, in ms, unless it is long or the way is slow. */
const patience = 400;

const lost: Problem = {
  title: 'The run could not be loaded.',
  action: 'Check that the server is running and that you are online, then load the page again.',
  status: 0,
};

/** Reads the log of a run, or of a result link, from its first event. */
export function openRun(id: string, options: RunSourceOptions = {}): RunSource {
  const { later = (callback) => void setTimeout(callback, patience), ...rest } = options;
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const listeners = new Set<() => void>();
  const events: RunEvent[] = [];
  let opened: Opened = { status: 'loading' };

  function become(next: Opened): void {
    opened = next;
    for (const listener of listeners) listener();
  }

  /** The answer goes to the store; a copy of its events is kept here for the replay. */
  const overheard: typeof globalThis.fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (init?.method === 'POST') return response;
    if (!response.ok) {
      const isFinal = response.status >= 400 && response.status < 500;
      if (!isFinal) return response;
      become({ status: 'refused', problem: await problemOf(response) });
      // The store asks no further where there is nothing.
      return new Response(null, { status: 404 });
    }
    if (!response.body) return response;
    const [toStore, toReplay] = response.body.tee();
    void readEvents(toReplay, keep)
      .catch(() => undefined)
      .then(settle);
    return new Response(toStore, { status: response.status, headers: response.headers });
  };

  const store = openRunStore(id, { ...rest, fetch: overheard });
  store.subscribe(settle);
  later(() => {
    if (opened.status === 'loading' && store.get().started !== null) become({ status: 'live', store });
  });

  function keep(event: RunEvent): void {
    // A log that has lost its newest batch starts over.
    if (event.type === 'run-start') events.length = 0;
    if (event.seq === events.length + 1) events.push(event);
  }

  function settle(): void {
    if (opened.status === 'ended' || opened.status === 'refused') return;
    const { phase, connection, started } = store.get();
    if (phase !== 'ended') return;
    if (connection === 'lost' && started === null) become({ status: 'refused', problem: lost });
    else if (connection === 'lost' && opened.status === 'loading') become({ status: 'live', store });
    else if (connection !== 'lost' && events.at(-1)?.type === 'run-end')
      become({ status: 'ended', replay: createReplay(events, rest) });
  }

  return {
    get: () => opened,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function problemOf(response: Response): Promise<Problem> {
  const document: { title?: string; action?: string } | null = await response.json().catch(() => null);
  return {
    title: document?.title ?? lost.title,
    action: document?.action ?? lost.action,
    status: response.status,
  };
}
