import { z } from 'zod';
import { handler } from '#lib/http/handler.ts';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { readJson } from '#lib/http/read-json.ts';
import { visitorOf } from '#lib/http/visitor.ts';
import { abreast } from '#lib/process.ts';

const body = z.strictObject({ column: z.string().optional() });

export const POST = handler<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  refuseForeignOrigin(request);
  const { column } = await readJson(request, body);
  await abreast().runs.stop((await params).id, await visitorOf(request), column);
  return new Response(null, { status: 202 });
});
