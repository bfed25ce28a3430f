import { env } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';
import { refuseForeignHost } from './host.ts';

type Handler<Context> = (request: Request, context: Context) => Promise<Response> | Response;

/**
 * Wraps a route: it is reached under this server's own name only, and what it throws becomes a problem document. Anything but an AppError is a fault of ours: its details
 * go to the log and never to the page.
 */
export function handler<Context>(work: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    try {
      refuseForeignHost(request, env().ABREAST_MODE);
      return await work(request, context);
    } catch (error) {
      if (AppError.is(error)) return error.toResponse();
      console.error(error);
      return new AppError(
        'internal',
        'Something went wrong on our side.',
        'Try again; if it stays, report it.',
      ).toResponse();
    }
  };
}
