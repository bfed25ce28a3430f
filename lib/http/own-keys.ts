import { keysCookie, noKeys, type Session } from '#lib/connect/session.ts';
import { abreast } from '#lib/process.ts';
import type { OwnKeys } from '#lib/run/runs.ts';
import { readCookie } from './cookies.ts';

/** What the visitor's cookie says; nothing when there is none that is ours and whole. */
export async function sessionOf({ headers }: Pick<Request, 'headers'>): Promise<Session> {
  // Without the cookie there is nothing to unseal, and no secret need be made for it.
  if (!readCookie(headers, keysCookie)) return noKeys;
  return (await abreast().sessions.keys.read(headers)) ?? noKeys;
}

/** The keys the visitor brought, by provider. */
export async function ownKeys(request: Pick<Request, 'headers'>): Promise<OwnKeys> {
  return (await sessionOf(request)).keys;
}

/** The `Set-Cookie` line that makes the browser keep exactly this. */
export async function sessionCookie(session: Session, request: Request): Promise<string> {
  const { keys } = abreast().sessions;
  return Object.keys(session.keys).length === 0 ? keys.clear(request) : keys.write(session, request);
}
