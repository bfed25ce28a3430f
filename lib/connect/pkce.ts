import { createHash, randomBytes } from 'node:crypto';
import type { Pending } from './session.ts';

const random = () => randomBytes(32).toString('base64url');

export const newPending = (): Pending => ({ state: random(), verifier: random() });

/** RFC 7636, method S256. */
export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier).digest('base64url');

/** OpenRouter's consent page; it stands at the origin of the API. */
export function authorizeUrl(baseUrl: string, callback: string, { state, verifier }: Pending): string {
  const url = new URL('/auth', baseUrl);
  url.search = new URLSearchParams({
    callback_url: callback,
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
    state,
    key_label: 'Abreast',
  }).toString();
  return url.href;
}
