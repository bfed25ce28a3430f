import { AppError } from '#lib/errors.ts';

/**
 * Refuses a state-changing request that another site made the browser send. Programs send no Origin and pass; an
 * origin of `null` (a sandboxed frame) does not.
 */
export function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  if (origin === null) return;
  const host = request.headers.get('host');
  if (URL.canParse(origin) && new URL(origin).host === host) return;
  throw new AppError(
    'forbidden',
    'This request came from another site.',
    'Open Abreast itself and try there.',
  );
}
