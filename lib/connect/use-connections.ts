'use client';

import useSWR, { useSWRConfig } from 'swr';
import type { ConnectAnswer, Connection } from './connection.ts';

/** What went wrong and what to do next. */
export interface Problem {
  message: string;
  action: string;
}

export interface Connections {
  /** Undefined until they are known. */
  providers: readonly Connection[] | undefined;
  problem: Problem | null;
  /** Null when the key is kept. */
  connect(provider: string, key: string): Promise<Problem | null>;
  /** Null when the key is forgotten. */
  disconnect(provider: string): Promise<Problem | null>;
}

const path = '/api/connect';
/** What looks different with other keys. */
const dependents = ['/api/models', '/api/quota'];

const unreachable: Problem = {
  message: 'The server could not be reached.',
  action: 'Check that it runs, then try again.',
};

/** Throws a Problem. */
async function ask(url: string, init?: RequestInit): Promise<ConnectAnswer> {
  const response = await fetch(url, init).catch(() => null);
  if (response?.ok) return response.json();
  const problem = await response?.json().catch(() => null);
  if (typeof problem?.detail !== 'string' || typeof problem.action !== 'string') throw unreachable;
  throw { message: problem.detail, action: problem.action } satisfies Problem;
}

/** The visitor's connections, asked for while somebody looks. A change makes the lists that depend on it anew. */
export function useConnections(watching: boolean): Connections {
  const { data, error, mutate } = useSWR<ConnectAnswer, Problem>(watching ? path : null, ask, {
    shouldRetryOnError: false,
  });
  const { mutate: refresh } = useSWRConfig();

  async function change(url: string, init: RequestInit): Promise<Problem | null> {
    try {
      await mutate(await ask(url, init), { revalidate: false });
    } catch (problem) {
      return isProblem(problem) ? problem : unreachable;
    }
    for (const dependent of dependents) void refresh(dependent);
    return null;
  }

  return {
    providers: data?.providers,
    problem: error ?? null,
    connect: (provider, key) =>
      change(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ provider, key }),
      }),
    disconnect: (provider) =>
      change(`${path}?provider=${encodeURIComponent(provider)}`, { method: 'DELETE' }),
  };
}

const isProblem = (value: unknown): value is Problem =>
  value instanceof Object && 'message' in value && 'action' in value;
