import { handler } from '#lib/http/handler.ts';
import { visitorOf } from '#lib/http/visitor.ts';
import { abreast } from '#lib/process.ts';

export const dynamic = 'force-dynamic';

/**
 * What is left of the free requests of the account behind this visitor's OpenRouter key, or of his share in the server's;
 * never the key.
 */
export const GET = handler(async (request) => {
  const { planner, prepare } = abreast();
  const visitor = await visitorOf(request);
  const access = prepare.provider('openrouter')?.access(visitor) ?? null;
  return Response.json(await planner.quota(access), { headers: { 'Cache-Control': 'no-store' } });
});
