'use client';

import useSWRImmutable from 'swr/immutable';
import type { Verdict } from './verdict.ts';

const path = '/api/schema';

async function ask([, body]: readonly [string, string]): Promise<Verdict> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  if (!response.ok) throw new Error(`The server answered with status ${response.status}.`);
  return response.json();
}

/**
 * How a text stands to a schema, or without a text how the schema itself stands; null while it is not known, or there is
 * no schema. The server judges: a validator makes code of the schema, which this page's security policy forbids it.
 */
export function useVerdict(schema: Readonly<Record<string, unknown>> | null, text?: string): Verdict | null {
  const key = schema && ([path, JSON.stringify({ schema, text })] as const);
  return useSWRImmutable(key, ask, { shouldRetryOnError: false }).data ?? null;
}
