import { z } from 'zod';
import { handler } from '#lib/http/handler.ts';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { ownKeys } from '#lib/http/own-keys.ts';
import { readJson } from '#lib/http/read-json.ts';
import { abreast } from '#lib/process.ts';

const body = z.strictObject({ columns: z.array(z.string()).min(1).optional() });

export const POST = handler<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  refuseForeignOrigin(request);
  const { columns } = await readJson(request, body);
  const after = await abreast().runs.retry((await params).id, columns, await ownKeys(request));
  return Response.json({ after }, { status: 202 });
});
