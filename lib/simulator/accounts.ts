import { createHash } from 'node:crypto';
import type { Clock } from '#lib/simulator/clock.ts';
import { dayStart, type Limits } from '#lib/simulator/limits.ts';
import { type Refusal, refuse } from '#lib/simulator/refusal.ts';

/** What the simulator remembers of one key. Every key is an account of its own; the key itself is not kept. */
export interface Account {
  keyHash: string;
  label: string;
  userId: string;
  limits: Limits;
  /** When today's free requests were accepted, epoch milliseconds. */
  freeRequests: number[];
  /** Calls so far to each row that counts them. */
  calls: Map<string, number>;
  /** USD. */
  spent: number;
}

/** Which keys are let in: any but the well-known bad one, only those named, or nobody asked at all. */
export type Keys = 'any' | 'off' | readonly string[];

export const invalidKey = 'sk-or-v1-invalid';

/** `sk-or-v1-used-49-of-50-…`: so much of a day's free requests is used when the account is first seen. */
const usedKey = /^sk-or-v1-used-(\d{1,4})-of-(\d{1,4})(?:-|$)/;

export class Accounts {
  readonly #accounts = new Map<string, Account>();
  readonly #issued = new Set<string>();
  readonly #keys: Keys;
  readonly #limits: Limits;
  readonly #clock: Clock;

  constructor({ keys, limits, clock }: { keys: Keys; limits: Limits; clock: Clock }) {
    this.#keys = keys;
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Lets a key in that the consent page gave out. */
  issue(key: string): Account {
    this.#issued.add(hashOf(key));
    return this.#open(key);
  }

  /** The account behind the request's bearer key, or the 401 it earns. */
  authenticate(request: Request): Account | Refusal {
    const key = /^Bearer\s+(\S.*)$/i.exec(request.headers.get('Authorization') ?? '')?.[1]?.trim() ?? '';
    if (this.#keys === 'off') {
      return this.#open(key);
    }
    if (key === '') {
      return refuse(401, 'No cookie auth credentials found');
    }
    return this.#accepts(key) ? this.#open(key) : refuse(401, 'User not found.');
  }

  #accepts(key: string): boolean {
    return Array.isArray(this.#keys)
      ? this.#keys.includes(key) || this.#issued.has(hashOf(key))
      : key !== invalidKey;
  }

  #open(key: string): Account {
    const keyHash = hashOf(key);
    const known = this.#accounts.get(keyHash);
    if (known) {
      return known;
    }
    const [, used = 0, perDay = this.#limits.perDay] = usedKey.exec(key)?.map(Number) ?? [];
    const account: Account = {
      keyHash,
      label: key.length > 20 ? `${key.slice(0, 12)}...${key.slice(-4)}` : 'simulated key',
      userId: `user_${keyHash.slice(0, 24)}`,
      limits: { ...this.#limits, perDay },
      freeRequests: Array(used).fill(dayStart(this.#clock.now())),
      calls: new Map(),
      spent: 0,
    };
    this.#accounts.set(keyHash, account);
    return account;
  }
}

export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Counts one more call of this account to a row and says which it is, from 1. */
export function countCall(account: Account, modelId: string): number {
  const call = (account.calls.get(modelId) ?? 0) + 1;
  account.calls.set(modelId, call);
  return call;
}
