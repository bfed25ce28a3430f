import { absorbed, type Book, stateIn, upToDate, withLeft, withSaid } from './book.ts';
import { type Ledger, ledgerRest } from './ledger.ts';
import type { Said } from './said.ts';
import { createSharedBook } from './shared-book.ts';
import { shareSpanOf } from './shares.ts';
import type { TheirClock } from './their-clock.ts';
import type { Time } from './time.ts';
import { longestHold, type Turn, turnsOf } from './turns.ts';
import { countsFor, type Limit, type WindowReason, type WindowRule, type WindowState } from './window.ts';

/** A countdown that is off by less, in ms, is left as it is. */
const announceAfter = 1000;

/** A request that wants to leave. Exactly one of `leave` and `refuse` is called, once, unless it is withdrawn before. */
export interface Ticket {
  /** Lower is served first. */
  order: number;
  /** Limits that it has beside those of the account. */
  shares?: readonly Limit[];
  /** It has to wait: why, and until when (epoch ms). Called again when that changes. */
  wait(reason: WindowReason, until: number): void;
  /** It leaves now, and is counted. */
  leave(): void;
  /** The wait would be too long. */
  refuse(reason: WindowReason, until: number): void;
}

/** Who shares one budget: its limits, over all instances, and those who wait here for room in them. */
export interface Bucket {
  readonly windows: readonly Limit[];
  enter(ticket: Ticket): void;
  /** The ticket's run was stopped; those behind it move up. */
  withdraw(ticket: Ticket): void;
  /**
   * Asks the ledger and serves whoever can be served; to be called whenever the clock was corrected. Those who come
   * while it is at it are served before it resolves.
   */
  serve(): Promise<void>;
  /** As it is known here. */
  stateOf(limit: Limit): WindowState;
  /** An answer says something of a limit; whoever waits hears of it. */
  hear(limit: Limit, change: (state: WindowState) => Said): void;
  /** Those who waited on a key that turned out to belong to this account wait here from now on. */
  absorb(other: Bucket): void;
  /** Hands over all who wait, and what is known. */
  empty(): { tickets: Ticket[]; book: Book };
}

export interface BucketOptions extends Time {
  /** What it is kept under. */
  key: string;
  rules: readonly WindowRule[];
  clock: TheirClock;
  /** This process among those that share the ledger. */
  instance: string;
  ledger: Ledger;
}

export function createBucket(options: BucketOptions): Bucket {
  const { key, rules, clock, instance, ledger, now, after } = options;
  const windows = rules.map((rule) => ({ ...rule, name: rule.reason }));
  const book = createSharedBook(key, instance, ledger);
  let waiting: readonly Ticket[] = [];
  const announced = new WeakMap<Ticket, Turn>();
  let disarm = () => {};
  let serving: Promise<void> | null = null;
  let isWanted = false;

  const limitsOf = ({ shares = [] }: Ticket) => [...windows, ...shares];
  const spanOf = (name: string) => windows.find((each) => each.name === name)?.spanOf ?? shareSpanOf;

  function announce(ticket: Ticket, next: Turn): void {
    if (!waiting.includes(ticket)) return;
    const last = announced.get(ticket);
    if (last?.reason === next.reason && Math.abs(last.until - next.until) < announceAfter) return;
    announced.set(ticket, next);
    ticket.wait(next.reason, next.until);
  }

  /** Everybody's turn, in order: nobody overtakes. One transaction for all. */
  const takeTurns = () =>
    book.change((known) => {
      isWanted = false;
      const queue = waiting;
      const decidedAt = now();
      const countedAt = clock.theirs(decidedAt);
      const fresh = upToDate(known, spanOf, countedAt);
      const world = { instance, clock, now: decidedAt };
      const { book, turns } = turnsOf(fresh, queue.map(limitsOf), world);
      const taken = queue.flatMap((ticket, index) => {
        const turn = turns[index];
        return turn ? [{ ticket, turn }] : [];
      });
      return { book, result: { decidedAt, countedAt, taken } };
    });

  /** It was counted, but is gone meanwhile, or comes too late to leave in the span it was counted in. */
  function isMissed(ticket: Ticket, countedAt: number): boolean {
    const leaving = clock.theirs(now());
    return (
      !waiting.includes(ticket) || !limitsOf(ticket).every((limit) => countsFor(limit, countedAt, leaving))
    );
  }

  function takeBack(ticket: Ticket, countedAt: number): void {
    book.note((known) => withLeft(known, instance, limitsOf(ticket), countedAt, -1));
    isWanted = true;
  }

  /** Those concerned hear of it last, so that what they do meets a queue that is whole. */
  async function serveOnce(): Promise<void> {
    const { decidedAt, countedAt, taken } = await takeTurns();
    const done = new Set<Ticket>();
    const news: (() => void)[] = [];
    let first = book.isBehind() ? decidedAt + ledgerRest : Number.POSITIVE_INFINITY;
    for (const { ticket, turn } of taken) {
      const { reason, until } = turn;
      if (until <= decidedAt) {
        if (isMissed(ticket, countedAt)) {
          takeBack(ticket, countedAt);
          continue;
        }
        done.add(ticket);
        news.push(ticket.leave);
      } else if (!waiting.includes(ticket)) {
        // Withdrawn meanwhile: it hears nothing more.
      } else if (until - decidedAt > longestHold) {
        done.add(ticket);
        news.push(() => ticket.refuse(reason, until));
      } else {
        first = Math.min(first, until);
        news.push(() => announce(ticket, turn));
      }
    }
    waiting = waiting.filter((ticket) => !done.has(ticket));
    disarm();
    disarm = Number.isFinite(first) ? after(Math.max(first - now(), 0), () => void serve()) : () => {};
    for (const tell of news) tell();
  }

  async function serveAll(): Promise<void> {
    // Whoever comes in the same moment is served in the same transaction.
    await Promise.resolve();
    try {
      while (isWanted) await serveOnce();
    } finally {
      serving = null;
    }
  }

  function serve(): Promise<void> {
    isWanted = true;
    serving ??= serveAll();
    return serving;
  }

  function enter(tickets: readonly Ticket[]): void {
    waiting = [...waiting, ...tickets].sort((one, other) => one.order - other.order);
    void serve();
  }

  return {
    windows,
    enter: (ticket) => enter([ticket]),
    withdraw(ticket) {
      waiting = waiting.filter((each) => each !== ticket);
      void serve();
    },
    serve,
    stateOf: (limit) => stateIn(book.known(), limit),
    hear(limit, change) {
      book.note((known) => withSaid(known, limit, change(stateIn(known, limit))));
      void serve();
    },
    absorb(other) {
      const { tickets, book: theirs } = other.empty();
      book.note((known) => absorbed(known, theirs, instance));
      enter(tickets);
    },
    empty() {
      const tickets = [...waiting];
      waiting = [];
      disarm();
      return { tickets, book: book.known() };
    },
  };
}
