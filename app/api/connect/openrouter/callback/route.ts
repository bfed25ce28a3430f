import { finishAuthorization } from '#lib/connect/authorization.ts';
import { withKey } from '#lib/connect/session.ts';
import { env } from '#lib/env.ts';
import { handler } from '#lib/http/handler.ts';
import { sessionCookie, sessionOf } from '#lib/http/own-keys.ts';
import { abreast } from '#lib/process.ts';
import { networkFetch } from '#lib/providers/network-fetch.ts';

export const dynamic = 'force-dynamic';

/** Where OpenRouter's consent page leads back to; it ends at the playground either way. */
export const GET = handler((request) =>
  finishAuthorization(request, {
    pending: abreast().sessions.pending,
    baseUrl: env().OPENROUTER_BASE_URL,
    fetch: networkFetch,
    keep: async (key, label) =>
      sessionCookie(withKey(await sessionOf(request), 'openrouter', key, label), request),
  }),
);
