import { z } from 'zod';
import type { OwnKeys } from '#lib/run/runs.ts';
import { type SealedCookie, sealedCookie } from './sealed-cookie.ts';
import { type Visit, visitSchema } from './visitor.ts';

const sessionSchema = z.strictObject({
  /** The visitor's keys, by provider. */
  keys: z.record(z.string(), z.string()),
  /** How a provider itself writes such a key where it may be seen. */
  labels: z.record(z.string(), z.string()),
});

/** What is kept while the visitor is away at OpenRouter. */
const pendingSchema = z.strictObject({ state: z.string(), verifier: z.string() });

export type Session = z.infer<typeof sessionSchema>;
export type Pending = z.infer<typeof pendingSchema>;

/** The visitor's side of what we remember: none of it is kept on the server. */
export interface Sessions {
  keys: SealedCookie<Session>;
  pending: SealedCookie<Pending>;
  /** Who it is; in public mode only. */
  visitor: SealedCookie<Visit>;
}

const day = 24 * 3600;
export const keysCookie = 'abreast-keys';
export const noKeys: Session = { keys: {}, labels: {} };

export function createSessions(secret: () => string): Sessions {
  return {
    keys: sealedCookie({
      name: keysCookie,
      path: '/',
      seconds: 90 * day,
      schema: sessionSchema,
      secret,
    }),
    pending: sealedCookie({
      name: 'abreast-connecting',
      path: '/api/connect/openrouter',
      // As long as OpenRouter's own code lives.
      seconds: 600,
      schema: pendingSchema,
      secret,
    }),
    visitor: sealedCookie({
      name: 'abreast-visitor',
      path: '/',
      seconds: 365 * day,
      schema: visitSchema,
      secret,
    }),
  };
}

export function withKey(session: Session, provider: string, key: string, label: string | null): Session {
  const { keys, labels } = withoutKey(session, provider);
  return {
    keys: { ...keys, [provider]: key },
    labels: label === null ? labels : { ...labels, [provider]: label },
  };
}

export function withoutKey({ keys, labels }: Session, provider: string): Session {
  const without = (record: OwnKeys) =>
    Object.fromEntries(Object.entries(record).filter(([id]) => id !== provider));
  return { keys: without(keys), labels: without(labels) };
}
