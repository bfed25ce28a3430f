import { z } from 'zod';
import { handler } from '#lib/http/handler.ts';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { readJson } from '#lib/http/read-json.ts';
import { readQuery } from '#lib/http/read-query.ts';
import { visitorHandler, visitorOf } from '#lib/http/visitor.ts';
import { abreast } from '#lib/process.ts';
import { setupSchema } from '#lib/prompt/setup.ts';
import { followLog } from '#lib/run/follow.ts';
import { eventStreamHeaders } from '#lib/stream/sse.ts';

export const POST = visitorHandler(async (request, visitor) => {
  refuseForeignOrigin(request);
  const setup = await readJson(request, setupSchema);
  const run = await abreast().runs.start(setup, visitor);
  return new Response(followLog(run.log, 0), {
    headers: { ...eventStreamHeaders, Location: `/api/runs/${run.id}` },
  });
});

const longestList = 200;
const limitMessage = `must be a whole number from 1 to ${longestList}`;

const querySchema = z.strictObject({
  search: z.string().max(500).optional(),
  model: z.string().max(300).optional(),
  pinned: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, limitMessage)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= longestList, limitMessage)
    .default(50),
  cursor: z.string().max(200).optional(),
});

export const GET = handler(async (request) => {
  const query = readQuery(request, querySchema);
  return Response.json(await abreast().runs.list(query, await visitorOf(request)));
});

/** All of this visitor's. */
export const DELETE = handler(async (request) => {
  refuseForeignOrigin(request);
  await abreast().runs.removeAll(await visitorOf(request));
  return new Response(null, { status: 204 });
});
