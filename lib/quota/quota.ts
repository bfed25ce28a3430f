/** One window of an account's free requests. `resetsAt` is epoch ms on our clock. */
export interface Allowance {
  limit: number;
  /** May exceed the limit: the provider counts what it refused. */
  used: number;
  remaining: number;
  resetsAt: number;
}

/** The answer of `GET /api/quota`: what the account behind this visitor's OpenRouter key may still ask of free models. */
export interface Quota {
  /** Whose key: the visitor's own, the server's, or none (then nothing is left of nothing). */
  key: 'own' | 'server' | 'none';
  minute: Allowance;
  day: Allowance;
}
