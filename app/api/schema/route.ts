import { z } from 'zod';
import { handler } from '#lib/http/handler.ts';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { readJson } from '#lib/http/read-json.ts';
import { judge } from '#lib/schema/verdict.ts';

const body = z.strictObject({
  schema: z.record(z.string(), z.unknown()),
  /** Judged by the schema; without it the schema alone is. */
  text: z.string().optional(),
});

export const POST = handler(async (request) => {
  refuseForeignOrigin(request);
  const { schema, text } = await readJson(request, body);
  return Response.json(judge(schema, text), { headers: { 'Cache-Control': 'no-store' } });
});
