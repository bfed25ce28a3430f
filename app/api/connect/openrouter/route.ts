import { beginAuthorization } from '#lib/connect/authorization.ts';
import { env, publicUrl } from '#lib/env.ts';
import { handler } from '#lib/http/handler.ts';
import { abreast } from '#lib/process.ts';

export const dynamic = 'force-dynamic';

/** The way to a key by OAuth begins: off to OpenRouter's consent page. */
export const GET = handler((request) =>
  beginAuthorization(request, {
    pending: abreast().sessions.pending,
    baseUrl: env().OPENROUTER_BASE_URL,
    publicUrl: publicUrl(env()),
  }),
);
