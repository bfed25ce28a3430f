import { handler } from '#lib/http/handler.ts';
import { ownKeys } from '#lib/http/own-keys.ts';
import { abreast } from '#lib/process.ts';

export const dynamic = 'force-dynamic';

/** What is left of the free requests of the account behind this visitor's OpenRouter key; never the key. */
export const GET = handler(async (request) => {
  const { planner, prepare } = abreast();
  const access = prepare.provider('openrouter')?.access(await ownKeys(request)) ?? null;
  return Response.json(await planner.quota(access), { headers: { 'Cache-Control': 'no-store' } });
});
