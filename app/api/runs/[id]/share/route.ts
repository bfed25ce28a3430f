import { z } from 'zod';
import { handler } from '#lib/http/handler.ts';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { readJson } from '#lib/http/read-json.ts';
import { readQuery } from '#lib/http/read-query.ts';
import { visitorOf } from '#lib/http/visitor.ts';
import { abreast } from '#lib/process.ts';
import { longestTitle } from '#lib/run/shares.ts';

interface Context {
  params: Promise<{ id: string }>;
}

const wishSchema = z.strictObject({
  title: z
    .string()
    .trim()
    .max(longestTitle)
    .nullable()
    .transform((title) => title || null)
    .optional(),
  /** Epoch ms; null: never. */
  expires: z.int().positive().nullable().optional(),
  withPrompt: z.boolean().optional(),
});

export const POST = handler<Context>(async (request, { params }) => {
  refuseForeignOrigin(request);
  const wish = await readJson(request, wishSchema);
  const link = await abreast().shares.make((await params).id, await visitorOf(request), wish);
  return Response.json(link, { status: 201, headers: { Location: link.url } });
});

export const GET = handler<Context>(async (request, { params }) => {
  const shares = await abreast().shares.of((await params).id, await visitorOf(request));
  return Response.json({ shares });
});

const whichSchema = z.strictObject({ share: z.string().optional() });

/** One link, or all of the run. */
export const DELETE = handler<Context>(async (request, { params }) => {
  refuseForeignOrigin(request);
  const { share } = readQuery(request, whichSchema);
  await abreast().shares.revoke((await params).id, await visitorOf(request), share);
  return new Response(null, { status: 204 });
});
