import { createHmac } from 'node:crypto';
import type { Ledger } from './ledger.ts';
import type { KeyReport, ReadKey } from './read-key.ts';
import type { Time } from './time.ts';

/** Which account a key pays from. Holds no key: only what a keyed hash makes of it. */
export interface Accounts {
  /** The account as far as it is known now: the provider's name for it, else a hash of the key. */
  idOf(key: string): string;
  /** Asks about the key unless that was done less than `maxAge` ms ago; one question at a time for each. */
  refresh(key: string, maxAge: number): Promise<void>;
  /** Resolves when the first report about the key is there, or has taken too long: later ones are waited for by nobody. */
  introduced(key: string): Promise<void>;
}

export interface AccountsOptions {
  readKey: ReadKey;
  /** The same for all instances, and after a restart. */
  secret(): string;
  /** Keeps the provider's name for a key that has told it once. */
  ledger: Ledger;
  now: Time['now'];
  /** Resolves when a first request has waited long enough. */
  patience(): Promise<void>;
  /** The request for a report leaves when it resolves; what it resolves to will be told the report. */
  onAsk(key: string): Promise<(report: KeyReport) => void>;
  /** The hash turned out to be this account. */
  onNamed(hash: string, account: string): void;
}

interface Known {
  account: string | null;
  askedAt: number | null;
  asking: Promise<void> | null;
  introduced: Promise<void> | null;
}

export function createAccounts({
  readKey,
  secret,
  ledger,
  now,
  patience,
  onAsk,
  onNamed,
}: AccountsOptions): Accounts {
  const known = new Map<string, Known>();
  const hashOf = (key: string) => createHmac('sha256', secret()).update(key).digest('hex');

  function entryOf(key: string): Known {
    const hash = hashOf(key);
    const entry = known.get(hash) ?? { account: null, askedAt: null, asking: null, introduced: null };
    known.set(hash, entry);
    return entry;
  }

  function name(key: string, entry: Known, account: string): void {
    if (entry.account !== null) return;
    entry.account = account;
    onNamed(hashOf(key), account);
  }

  const keptAt = (key: string) => `account ${hashOf(key)}`;

  async function recall(key: string, entry: Known): Promise<void> {
    if (entry.account !== null) return;
    const kept = await ledger.transact(keptAt(key), (value) => ({ value, result: value }));
    if (typeof kept?.result === 'string') name(key, entry, kept.result);
  }

  async function ask(key: string, entry: Known): Promise<void> {
    await recall(key, entry);
    const hear = await onAsk(key);
    const report = await readKey(key);
    if (report === null) return;
    if (report.account !== null && entry.account === null) {
      const account = `user ${report.account}`;
      name(key, entry, account);
      void ledger.transact(keptAt(key), () => ({ value: account, result: null }));
    }
    hear(report);
  }

  async function refresh(key: string, maxAge: number): Promise<void> {
    const entry = entryOf(key);
    if (entry.asking === null && (entry.askedAt === null || now() - entry.askedAt >= maxAge)) {
      entry.askedAt = now();
      entry.asking = ask(key, entry).finally(() => {
        entry.asking = null;
      });
    }
    await entry.asking;
  }

  return {
    idOf: (key) => known.get(hashOf(key))?.account ?? hashOf(key),
    refresh,
    introduced(key) {
      const entry = entryOf(key);
      entry.introduced ??= Promise.race([refresh(key, Number.POSITIVE_INFINITY), patience()]);
      return entry.introduced;
    },
  };
}
