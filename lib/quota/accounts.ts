import { createHmac } from 'node:crypto';
import type { Time } from './bucket.ts';
import type { KeyReport, ReadKey } from './read-key.ts';

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
  /** Of this process. */
  secret: string;
  now: Time['now'];
  /** Resolves when a first request has waited long enough. */
  patience(): Promise<void>;
  /** The request for a report is about to leave; what is answered will be told the report. */
  onAsk(key: string): (report: KeyReport) => void;
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
  now,
  patience,
  onAsk,
  onNamed,
}: AccountsOptions): Accounts {
  const known = new Map<string, Known>();
  const hashOf = (key: string) => createHmac('sha256', secret).update(key).digest('hex');

  function entryOf(key: string): Known {
    const hash = hashOf(key);
    const entry = known.get(hash) ?? { account: null, askedAt: null, asking: null, introduced: null };
    known.set(hash, entry);
    return entry;
  }

  async function ask(key: string, entry: Known): Promise<void> {
    const hear = onAsk(key);
    const report = await readKey(key);
    if (report === null) return;
    if (report.account !== null && entry.account === null) {
      entry.account = `user ${report.account}`;
      onNamed(hashOf(key), entry.account);
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
