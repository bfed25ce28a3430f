import { z } from 'zod';
import { visitorOf } from '#lib/connect/visitor.ts';
import { handler } from '#lib/http/handler.ts';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { readJson } from '#lib/http/read-json.ts';
import { abreast } from '#lib/process.ts';

const body = z.strictObject({ columns: z.array(z.string()).min(1).optional() });

export const POST = handler<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  refuseForeignOrigin(request);
  const { columns } = await readJson(request, body);
  const after = await abreast().runs.retry((await params).id, await visitorOf(request), columns);
  return Response.json({ after }, { status: 202 });
});
