import { createHash } from 'node:crypto';
import { type Refusal, refuse } from '#lib/simulator/refusal.ts';

export interface Grant {
  challenge: string | null;
  method: 'S256' | 'plain' | null;
  issuedAt: number;
}

const lifetime = 10 * 60_000;

/** The one-time codes of the consent page. */
export class AuthorizationCodes {
  readonly #grants = new Map<string, Grant>();

  issue(code: string, grant: Grant): void {
    this.#grants.set(code, grant);
  }

  /** Spends the code if verifier and time are right; null is success. */
  redeem(
    code: string,
    verifier: string | undefined,
    method: string | undefined,
    now: number,
  ): Refusal | null {
    const grant = this.#grants.get(code);
    if (!grant) {
      return refuse(400, 'Invalid code');
    }
    if (grant.method !== null && (method ?? grant.method) !== grant.method) {
      return refuse(400, 'Invalid code_challenge_method');
    }
    if (now - grant.issuedAt > lifetime) {
      this.#grants.delete(code);
      return refuse(403, 'Authorization code expired');
    }
    if (!answers(grant, verifier)) {
      return refuse(403, 'Invalid code or code_verifier');
    }
    this.#grants.delete(code);
    return null;
  }
}

function answers({ challenge, method }: Grant, verifier: string | undefined): boolean {
  if (challenge === null) {
    return true;
  }
  const given =
    method === 'S256'
      ? createHash('sha256')
          .update(verifier ?? '')
          .digest('base64url')
      : verifier;
  return given === challenge;
}
