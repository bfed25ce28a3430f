'use client';

import useSWR from 'swr';
import type { ApiCall } from './api-call.ts';
import type { CallSetup } from './call-setup.ts';

const path = '/api/code';

/** Rejects with a sentence for people. */
async function ask([, body]: readonly [string, string]): Promise<ApiCall> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(path, { method: 'POST', headers, body }).catch(() => null);
  if (!response) throw new Error('The server could not be reached. Try again.');
  const answer: ApiCall & { title?: string; action?: string } = await response.json();
  if (response.ok) return answer;
  throw new Error([answer.title, answer.action].filter(Boolean).join(' ') || 'The code could not be made.');
}

/** The request behind a column, made by the server as it would send it; null asks nothing. */
export function useApiCall(setup: CallSetup | null): { call: ApiCall | undefined; problem: string | null } {
  const key = setup && ([path, JSON.stringify(setup)] as const);
  const { data, error } = useSWR(key, ask, { revalidateOnFocus: false, shouldRetryOnError: false });
  return { call: data, problem: error instanceof Error ? error.message : null };
}
