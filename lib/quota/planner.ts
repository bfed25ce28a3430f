import type { Model } from '#lib/catalog/model.ts';
import type { Access } from '#lib/providers/provider.ts';
import type { WireFailure } from '#lib/providers/wire.ts';
import type { Trouble } from '#lib/run/reply.ts';
import type { Store } from '#lib/store/store.ts';
import type { queueReasons } from '#lib/stream/events.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { type Bucket, createBucket, type Ticket } from './bucket.ts';
import { createLedger } from './ledger.ts';
import { limitNotice } from './limit-notice.ts';
import type { Allowance, Quota } from './quota.ts';
import type { KeyReport, ReadKey } from './read-key.ts';
import { type QuotaRules, quotaRules } from './rules.ts';
import { closed, withLimit, withUsed } from './said.ts';
import { type ShareLimits, sharesOf } from './shares.ts';
import { minute } from './spans.ts';
import { createTheirClock, type TheirClock } from './their-clock.ts';
import type { Time } from './time.ts';
import { allowanceOf, type Limit, ours, type WindowReason } from './window.ts';

/** A reply that wants to send a request. */
export interface Asked {
  provider: { id: string };
  access: Access;
  model: Model;
}

/** Why a reply waits, and until when (epoch ms). */
export type OnWait = (reason: (typeof queueReasons)[number], until: number) => void;

/**
 * Says of every request to a free model when it may leave, so that nobody runs into an account's limits. One per
 * process; those that share a store share the budgets, and each has its own queue.
 */
export interface Planner {
  /**
   * Resolves when the request may leave, which is counted then: to null, or to the trouble that keeps it from leaving:
   * the wait would be longer than five minutes, or there is one and `onWait` is null. A stopped one resolves to null
   * and is not counted. The same reply asking again (a refusal, another round of tools) keeps its place in the queue.
   */
  admit(asked: Asked, signal: AbortSignal, onWait: OnWait | null): Promise<Trouble | null>;
  /** Headers came: their clock is in them. */
  hear(asked: Asked, headers: Headers): void;
  /** A refusal came. True: it speaks of the account's limits; they are corrected and the others who wait hear of it. */
  refused(asked: Asked, failure: WireFailure): boolean;
  /** What is left to the visitor with this access to OpenRouter; null: with no key. */
  quota(access: Access | null): Promise<Quota>;
}

export interface PlannerOptions extends Time {
  readKey: ReadKey;
  /** Keys are hashed with it; the same for all instances, and after a restart. */
  secret(): string;
  /** Where budgets are kept; while it is away this process goes by what it knows. */
  store: Pick<Store, 'transact'>;
  /** This process among those that share the store; never used again by another. */
  instance: string;
  /** Resolves after so many ms. */
  wait(ms: number): Promise<void>;
  /** Of a key that is lent; without them none is. */
  shares?: ShareLimits;
}

/** How long a first request, or the page, waits for what `GET /key` says, in ms. */
const patience = 1500;
/** After so many ms a report is asked for anew: in the background by a run, at once for the page. */
const runRefresh = minute;
const pageRefresh = 5000;

const nothingLent: ShareLimits = { visitorDaily: 0, siteDaily: 0 };

/** What the planner remembers of a reply between its requests. */
interface Memory {
  order: number;
  sentAt: number;
  wasRefused: boolean;
}

export function createPlanner(options: PlannerOptions): Planner {
  const { readKey, secret, store, instance, now, after, wait, shares = nothingLent } = options;
  const ledger = createLedger(store, { now, after });
  const buckets = new Map<string, Bucket>();
  const clocks = new Map<string, TheirClock>();
  const memories = new WeakMap<Asked, Memory>();
  let order = 0;
  const lentIn = ({ visitor }: Access) => (visitor === undefined ? [] : sharesOf(shares, visitor));

  const accounts: Accounts = createAccounts({
    readKey,
    secret,
    ledger,
    now,
    patience: () => wait(patience),
    onAsk: noteReport,
    onNamed(hash, account) {
      const unnamed = buckets.get(`openrouter ${hash}`);
      if (!unnamed || !quotaRules.openrouter) return;
      buckets.delete(`openrouter ${hash}`);
      bucketAt(`openrouter ${account}`, 'openrouter', quotaRules.openrouter).absorb(unnamed);
    },
  });

  function clockOf(provider: string): TheirClock {
    const clock = clocks.get(provider) ?? createTheirClock();
    clocks.set(provider, clock);
    return clock;
  }

  function bucketAt(id: string, provider: string, rules: QuotaRules): Bucket {
    const known = buckets.get(id);
    if (known) return known;
    const clock = clockOf(provider);
    const key = `quota ${id}`;
    const bucket = createBucket({ key, rules: rules.windows, clock, instance, ledger, now, after });
    buckets.set(id, bucket);
    return bucket;
  }

  /** Null where nothing is limited that we could count: a paid model, the demo, a machine of one's own. */
  function bucketOf({ provider, access, model }: Asked): Bucket | null {
    const rules = quotaRules[provider.id];
    if (!rules || !model.free || access.key === null) return null;
    const account = accounts.idOf(access.key);
    const id = rules.per === 'account' ? account : `${account} ${model.id}`;
    return bucketAt(`${provider.id} ${id}`, provider.id, rules);
  }

  const accountBucket = (key: string): Bucket | null => {
    const rules = quotaRules.openrouter;
    return rules ? bucketAt(`openrouter ${accounts.idOf(key)}`, 'openrouter', rules) : null;
  };

  /** What had left before the report was asked for may be in it already; what leaves later is not. */
  async function noteReport(key: string): Promise<(report: KeyReport) => void> {
    const clock = clockOf('openrouter');
    const asked = accountBucket(key);
    await asked?.serve();
    const askedAt = now();
    const day = dayOf(asked);
    const before = asked && day ? ours(day, asked.stateOf(day), clock.theirs(askedAt)) : 0;
    return ({ day: report, date }) => {
      clock.hear(date, askedAt, now());
      const bucket = accountBucket(key);
      const day = dayOf(bucket);
      if (!bucket || !day || !report) return;
      const at = clock.theirs(askedAt);
      bucket.hear(day, (state) => {
        // It got its name by this report: what others had sent for the account is known since.
        const sent = bucket === asked ? before : ours(day, state, at);
        return withUsed(withLimit(state.said, at, report.limit), day.spanOf, at, report.used, sent);
      });
    };
  }

  async function askAbout({ provider, access: { key } }: Asked): Promise<void> {
    if (provider.id !== 'openrouter' || key === null) return;
    void accounts.refresh(key, runRefresh);
    await accounts.introduced(key);
  }

  function memoryOf(asked: Asked): Memory {
    const memory = memories.get(asked) ?? { order: ++order, sentAt: 0, wasRefused: false };
    memories.set(asked, memory);
    return memory;
  }

  async function admit(asked: Asked, signal: AbortSignal, onWait: OnWait | null): Promise<Trouble | null> {
    if (bucketOf(asked) === null) return null;
    const memory = memoryOf(asked);
    await askAbout(asked);
    if (signal.aborted) return null;
    const isLent = asked.access.visitor !== undefined;
    return new Promise((resolve) => {
      const settle = (trouble: Trouble | null) => {
        signal.removeEventListener('abort', stop);
        resolve(trouble);
      };
      const ticket: Ticket = {
        order: memory.order,
        shares: lentIn(asked.access),
        wait(reason, until) {
          if (onWait) return onWait(memory.wasRefused ? 'retry-after' : queueReason(reason), until);
          withdraw();
          settle(limited(reason, until, isLent));
        },
        leave() {
          memory.sentAt = now();
          memory.wasRefused = false;
          settle(null);
        },
        refuse: (reason, until) => settle(limited(reason, until, isLent)),
      };
      // Asked for anew: its account may have got its name meanwhile.
      const withdraw = () => bucketOf(asked)?.withdraw(ticket);
      const stop = () => {
        withdraw();
        settle(null);
      };
      signal.addEventListener('abort', stop, { once: true });
      bucketOf(asked)?.enter(ticket);
    });
  }

  return {
    admit,
    hear(asked, headers) {
      const memory = memories.get(asked);
      if (memory) clockOf(asked.provider.id).hear(headers.get('date'), memory.sentAt, now());
    },
    refused(asked, failure) {
      const bucket = bucketOf(asked);
      const notice = limitNotice(failure);
      if (!bucket || !notice) return false;
      const memory = memoryOf(asked);
      memory.wasRefused = true;
      const { window, limit, reset } = notice;
      const clock = clockOf(asked.provider.id);
      if (reset && 'at' in reset) clock.hearBefore(reset.at, memory.sentAt);
      const at = clock.theirs(now());
      const fullUntil = reset && ('at' in reset ? reset.at : at + reset.in);
      const closing = windowOf(bucket, window);
      if (closing) bucket.hear(closing, ({ said }) => closed(said, closing.spanOf, at, { limit, fullUntil }));
      return true;
    },
    async quota(access) {
      const key = access?.key ?? null;
      if (key !== null) await Promise.race([accounts.refresh(key, pageRefresh), wait(patience)]);
      const bucket = key === null ? null : accountBucket(key);
      await bucket?.serve();
      const clock = clockOf('openrouter');
      const at = clock.theirs(now());
      const left = (limit: Limit | undefined) =>
        limit && bucket ? allowanceOf(limit, bucket.stateOf(limit), at) : null;
      const of = (reason: WindowReason): Allowance => {
        const allowance = left(windowOf(bucket, reason)) ?? nothing(reason, at);
        return { ...allowance, resetsAt: Math.ceil(clock.ours(allowance.resetsAt)) };
      };
      const lent = access === null ? [] : lentIn(access).flatMap((share) => left(share) ?? []);
      return {
        key: key === null ? 'none' : (access?.owner ?? 'none'),
        minute: of('rate-window'),
        day: leastOf(of('daily-allowance'), lent),
      };
    },
  };
}

const windowOf = (bucket: Bucket | null, reason: WindowReason): Limit | undefined =>
  bucket?.windows.find((window) => window.reason === reason);
const dayOf = (bucket: Bucket | null) => windowOf(bucket, 'daily-allowance');

/** Without a key there is no account, and so nothing to use. */
function nothing(reason: WindowReason, at: number): Allowance {
  const rule = quotaRules.openrouter?.windows.find((each) => each.reason === reason);
  return { limit: 0, used: 0, remaining: 0, resetsAt: rule?.spanOf(at).end ?? at };
}

/** Of a key that is lent, a visitor is told his own share, and of that what all the limits together leave. */
function leastOf(account: Allowance, [own, ...others]: readonly Allowance[]): Allowance {
  if (!own) return account;
  const remaining = Math.min(own.remaining, account.remaining, ...others.map((other) => other.remaining));
  return { ...own, remaining, resetsAt: account.resetsAt };
}

const queueReason = (reason: WindowReason) => (reason === 'rate-window' ? reason : 'daily-allowance');

const words: Record<WindowReason, [message: string, action: string]> = {
  'daily-allowance': [
    'Today’s free requests are used up.',
    'Wait for the daily reset, or choose a model that is not free.',
  ],
  'rate-window': [
    'The free requests of this minute, and those that others wait for, are used up.',
    'Retry when there is room again.',
  ],
  'visitor-share': [
    'Your free requests of today with the key of this server are used up.',
    'Connect your own OpenRouter key, or wait for the daily reset.',
  ],
  'site-share': [
    'Today’s free requests with the key of this server are used up.',
    'Connect your own OpenRouter key, or wait for the daily reset.',
  ],
};

/** Where the key is lent, the account is the site's. */
function limited(reason: WindowReason, until: number, isLent: boolean): Trouble {
  const [message, action] = words[isLent && reason === 'daily-allowance' ? 'site-share' : reason];
  return { kind: 'account-limit', message, action, retryAfter: until };
}
