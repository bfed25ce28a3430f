import { z } from 'zod';
import { visitorOf } from '#lib/connect/visitor.ts';
import { handler } from '#lib/http/handler.ts';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { readJson } from '#lib/http/read-json.ts';
import { abreast } from '#lib/process.ts';
import { parseRunDocument } from '#lib/share/run-document.ts';

export const POST = handler(async (request) => {
  refuseForeignOrigin(request);
  const document = parseRunDocument(await readJson(request, z.unknown()));
  const id = await abreast().importRun(document, await visitorOf(request));
  return Response.json({ id }, { status: 201, headers: { Location: `/api/runs/${id}` } });
});
