import { resetTime } from '#components/quota/reset-time.ts';
import type { Trouble } from '#lib/run/reply.ts';
import type { TroubleKind } from '#lib/stream/events.ts';

/** Whose limit it is comes first: one is the reader's, the other is not. */
const heads: Partial<Record<TroubleKind, string>> = {
  'account-limit': 'Your account is limited.',
  'endpoint-busy': 'This endpoint is busy.',
};

/** What is set bold, and the rest. */
export function headed({ kind, message }: Pick<Trouble, 'kind' | 'message'>): [head: string, rest: string] {
  const head = heads[kind];
  return head === undefined ? firstClause(message) : [head, message];
}

/** When the account has room again; null where that is not its trouble, or nobody said. */
export function roomAgain({ kind, retryAfter }: Pick<Trouble, 'kind' | 'retryAfter'>, now: number) {
  if (kind !== 'account-limit' || retryAfter === undefined) return null;
  return `There is room again ${resetTime(retryAfter, now)}.`;
}

/** `Busy: no worker is free.` → its first clause, and the rest. */
export function firstClause(message: string): [clause: string, rest: string] {
  const end = /[.:;](?=\s)/.exec(message);
  if (!end) return [message, ''];
  return [message.slice(0, end.index + 1), message.slice(end.index + 1).trimStart()];
}
