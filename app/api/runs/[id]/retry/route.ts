import { z } from 'zod';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { readJson } from '#lib/http/read-json.ts';
import { visitorHandler } from '#lib/http/visitor.ts';
import { abreast } from '#lib/process.ts';

const body = z.strictObject({ columns: z.array(z.string()).min(1).optional() });

export const POST = visitorHandler<{ params: Promise<{ id: string }> }>(
  async (request, visitor, { params }) => {
    refuseForeignOrigin(request);
    const { columns } = await readJson(request, body);
    const after = await abreast().runs.retry((await params).id, visitor, columns);
    return Response.json({ after }, { status: 202 });
  },
);
