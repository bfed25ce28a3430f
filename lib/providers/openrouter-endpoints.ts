import type { Endpoint } from '#lib/catalog/endpoint.ts';
import { readOpenRouterEndpoints } from '#lib/catalog/openrouter-endpoints.ts';
import { AppError } from '#lib/errors.ts';
import type { Access } from './provider.ts';

const patience = 10_000;

/** `author/slug:variant` as a path; what OpenRouter writes bare stays bare. */
const pathOf = (name: string) => name.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':');

/**
 * Who serves a model. The list is public, but latency and throughput are told only to those who show a key. Rejects
 * with an AppError when it can't be had; a model that nobody serves has an empty list.
 */
export async function openRouterEndpoints(
  baseUrl: string,
  name: string,
  access: Access | null,
  fetch: typeof globalThis.fetch,
): Promise<Endpoint[]> {
  const response = await ask(`${baseUrl}/models/${pathOf(name)}/endpoints`, access, fetch);
  if (response.status === 404) return [];
  if (!response.ok)
    throw unreachable(`OpenRouter answered ${response.status} when asked who serves ${name}.`);
  try {
    return readOpenRouterEndpoints(await response.json());
  } catch (cause) {
    throw unreachable(`OpenRouter’s list of who serves ${name} could not be read.`, { cause });
  }
}

async function ask(url: string, access: Access | null, fetch: typeof globalThis.fetch): Promise<Response> {
  const headers = {
    Accept: 'application/json',
    ...(access?.key && { Authorization: `Bearer ${access.key}` }),
  };
  try {
    // A key must not follow a redirect to another origin.
    return await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(patience) });
  } catch (cause) {
    throw unreachable('OpenRouter could not be reached for its list of endpoints.', { cause });
  }
}

function unreachable(message: string, options?: ErrorOptions): AppError {
  return new AppError('unreachable', message, 'Try again in a moment.', options);
}
