import { z } from 'zod';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { readJson } from '#lib/http/read-json.ts';
import { visitorHandler } from '#lib/http/visitor.ts';
import { abreast } from '#lib/process.ts';
import { parseRunDocument } from '#lib/share/run-document.ts';

export const POST = visitorHandler(async (request, visitor) => {
  refuseForeignOrigin(request);
  const document = parseRunDocument(await readJson(request, z.unknown()));
  const id = await abreast().importRun(document, visitor);
  return Response.json({ id }, { status: 201, headers: { Location: `/api/runs/${id}` } });
});
