import { env } from '#lib/env.ts';
import { handler } from '#lib/http/handler.ts';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { ownKeys } from '#lib/http/own-keys.ts';
import { readJson } from '#lib/http/read-json.ts';
import { abreast } from '#lib/process.ts';
import { columnSchema, setupSchema } from '#lib/prompt/setup.ts';
import { callOf } from '#lib/snippets/call-of.ts';

const body = setupSchema.omit({ columns: true }).extend({ column: columnSchema });

/** The request that a column would send, for a program to make it; nothing is sent. */
export const POST = handler(async (request) => {
  refuseForeignOrigin(request);
  const { column, ...shared } = await readJson(request, body);
  const setup = { ...shared, columns: [column] };
  const call = await callOf(abreast().prepare, setup, column, {
    own: await ownKeys(request),
    isPublic: env().ABREAST_MODE === 'public',
  });
  return Response.json(call, { headers: { 'Cache-Control': 'no-store', Vary: 'Cookie' } });
});
