import { resetMargin } from '#lib/providers/trouble/stated-wait.ts';
import { minute } from './spans.ts';
import type { TheirClock } from './their-clock.ts';
import type { Planned, Window, WindowReason } from './window.ts';

/** A wait longer than this, in ms, is not held: the column is told when to try again. */
const longestHold = 5 * minute;
/** A countdown that is off by less, in ms, is left as it is. */
const announceAfter = 1000;

/** A request that wants to leave. Exactly one of `leave` and `refuse` is called, once, unless it is withdrawn before. */
export interface Ticket {
  /** Lower is served first. */
  order: number;
  /** Limits that it has beside those of the account. */
  shares?: readonly Window[];
  /** It has to wait: why, and until when (epoch ms). Called again when that changes. */
  wait(reason: WindowReason, until: number): void;
  /** It leaves now, and is counted. */
  leave(): void;
  /** The wait would be too long. */
  refuse(reason: WindowReason, until: number): void;
}

export interface Time {
  /** Epoch ms. */
  now(): number;
  /** Calls back after `ms`; the answer takes that back. */
  after(ms: number, callback: () => void): () => void;
}

/** Who shares one budget: its windows, and those who wait for room in them. */
export interface Bucket {
  readonly windows: readonly Window[];
  enter(ticket: Ticket): void;
  /** The ticket's run was stopped; those behind it move up. */
  withdraw(ticket: Ticket): void;
  /** Serves whoever can be served; to be called whenever a window or the clock was corrected. */
  serve(): void;
  /** Those who waited on a key that turned out to belong to this account wait here from now on. */
  absorb(other: Bucket): void;
  /** Hands over all who wait. */
  empty(): Ticket[];
}

interface Opening {
  reason: WindowReason;
  until: number;
}

function plannedIn(plan: Map<Window, Planned>, window: Window): Planned {
  const planned = plan.get(window) ?? new Map<number, number>();
  plan.set(window, planned);
  return planned;
}

export function createBucket(windows: readonly Window[], clock: TheirClock, time: Time): Bucket {
  let waiting: Ticket[] = [];
  const announced = new WeakMap<Ticket, Opening>();
  let disarm: (() => void) | null = null;

  /** The first moment at which every window has room beside what is planned; one beyond the longest hold need not be it. */
  function opening(limits: readonly Window[], plan: ReadonlyMap<Window, Planned>): Opening {
    let found: Opening = { reason: 'rate-window', until: time.now() };
    while (found.until - time.now() <= longestHold) {
      const theirs = clock.theirs(found.until);
      const ends = limits.map((window) => window.fullUntil(theirs, plan.get(window) ?? new Map()));
      const index = ends.findLastIndex((end) => end !== null);
      const [window, end] = [limits[index], ends[index] ?? null];
      if (!window || end === null) break;
      found = { reason: window.reason, until: Math.ceil(clock.ours(end) + resetMargin) };
    }
    return found;
  }

  function announce(ticket: Ticket, next: Opening): void {
    if (!waiting.includes(ticket)) return;
    const last = announced.get(ticket);
    if (last?.reason === next.reason && Math.abs(last.until - next.until) < announceAfter) return;
    announced.set(ticket, next);
    ticket.wait(next.reason, next.until);
  }

  /** In order: nobody overtakes. Those concerned hear of it last, so that what they do meets a queue that is whole. */
  function serve(): void {
    disarm?.();
    disarm = null;
    const now = time.now();
    const plan = new Map<Window, Planned>();
    const rest: Ticket[] = [];
    const news: (() => void)[] = [];
    let first: number | null = null;
    for (const ticket of waiting) {
      const limits = [...windows, ...(ticket.shares ?? [])];
      const turn = opening(limits, plan);
      const { reason, until } = turn;
      if (until - now > longestHold) {
        news.push(() => ticket.refuse(reason, until));
        continue;
      }
      const isNow = until <= now;
      for (const window of limits) {
        if (isNow) window.count(clock.theirs(until));
        else window.count(clock.theirs(until), plannedIn(plan, window));
      }
      if (!isNow) {
        rest.push(ticket);
        first ??= until;
      }
      news.push(isNow ? ticket.leave : () => announce(ticket, turn));
    }
    waiting = rest;
    if (first !== null) disarm = time.after(first - now, serve);
    for (const tell of news) tell();
  }

  function enter(tickets: readonly Ticket[]): void {
    waiting = [...waiting, ...tickets].sort((one, other) => one.order - other.order);
    serve();
  }

  return {
    windows,
    enter: (ticket) => enter([ticket]),
    withdraw(ticket) {
      waiting = waiting.filter((each) => each !== ticket);
      serve();
    },
    serve,
    absorb(other) {
      for (const [index, window] of other.windows.entries()) windows[index]?.absorb(window);
      enter(other.empty());
    },
    empty() {
      const all = waiting;
      waiting = [];
      disarm?.();
      disarm = null;
      return all;
    },
  };
}
