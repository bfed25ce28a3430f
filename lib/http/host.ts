import type { Mode } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** Whether a `Host` header names this machine to itself, on any port. */
export const isLoopbackHost = (host: string): boolean => loopbackHost.test(host);

/** Whether an address to listen on is reached from this machine alone. */
export const isLoopbackAddress = (address: string): boolean => isLoopbackHost(address) || address === '::1';

/**
 * Refuses what a browser was led to ask of this machine under another name: a site may point its own name here ("DNS
 * rebinding") and would then count as ours. A program that names no host passes. In public mode the server has names we
 * do not know, and nobody counts as its owner.
 */
export function refuseForeignHost({ headers }: Pick<Request, 'headers'>, mode: Mode): void {
  const host = headers.get('host');
  if (host === null || mode === 'public' || isLoopbackHost(host)) return;
  throw new AppError(
    'forbidden',
    'Abreast answers under the names of this machine only.',
    'Open it at http://localhost or http://127.0.0.1 with its port.',
  );
}

/** Whether the visitor's side of the connection is encrypted; a proxy that ended the encryption says so. */
export function isHttps(request: Request): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  return (forwarded ?? new URL(request.url).protocol.replace(':', '')) === 'https';
}
