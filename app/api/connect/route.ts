import { z } from 'zod';
import { connectionsResponse, keyedProvider } from '#lib/connect/connections.ts';
import { readKey } from '#lib/connect/key.ts';
import { checkKey } from '#lib/connect/openrouter-account.ts';
import { withKey, withoutKey } from '#lib/connect/session.ts';
import { env } from '#lib/env.ts';
import { handler } from '#lib/http/handler.ts';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { sessionCookie, sessionOf } from '#lib/http/own-keys.ts';
import { readJson } from '#lib/http/read-json.ts';
import { abreast } from '#lib/process.ts';

export const dynamic = 'force-dynamic';

/** How this visitor stands with every provider that takes a key. */
export const GET = handler(async (request) =>
  connectionsResponse(abreast().providers, await sessionOf(request)),
);

const body = z.strictObject({ provider: z.string(), key: z.string() });

/** Keeps a pasted key. OpenRouter's are tried first: a slip of the hand is best told at once. */
export const POST = handler(async (request) => {
  refuseForeignOrigin(request);
  const pasted = await readJson(request, body);
  const { providers } = abreast();
  const provider = keyedProvider(providers, pasted.provider);
  const key = readKey(pasted.key);
  const openRouter = { baseUrl: env().OPENROUTER_BASE_URL, fetch: provider.fetch };
  const label = provider.id === 'openrouter' ? await checkKey(openRouter, key) : null;
  const session = withKey(await sessionOf(request), provider.id, key, label);
  return connectionsResponse(providers, session, await sessionCookie(session, request));
});

/** Forgets the key of `?provider=`. */
export const DELETE = handler(async (request) => {
  refuseForeignOrigin(request);
  const { providers } = abreast();
  const provider = keyedProvider(providers, new URL(request.url).searchParams.get('provider') ?? '');
  const session = withoutKey(await sessionOf(request), provider.id);
  return connectionsResponse(providers, session, await sessionCookie(session, request));
});
