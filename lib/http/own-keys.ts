import type { OwnKeys } from '#lib/run/runs.ts';

/** The keys the visitor brought, by provider. */
export function ownKeys(_request: Request): OwnKeys {
  return {};
}
