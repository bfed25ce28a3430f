import { env, publicUrl } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';

/**
 * Refuses a state-changing request that another site made the browser send. Programs send no Origin and pass; an
 * origin of `null` (a sandboxed frame) does not. Behind a proxy that asks us under another name, ours is the one we are
 * told to have.
 */
export function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  if (origin === null) return;
  if (URL.canParse(origin)) {
    const known = publicUrl(env());
    const { host, origin: from } = new URL(origin);
    if (host === request.headers.get('host') || (known && from === new URL(known).origin)) return;
  }
  throw new AppError(
    'forbidden',
    'This request came from another site.',
    'Open Abreast itself and try there.',
  );
}
