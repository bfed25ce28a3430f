import { z } from 'zod';
import { handler } from '#lib/http/handler.ts';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { readJson } from '#lib/http/read-json.ts';
import { visitorOf } from '#lib/http/visitor.ts';
import { abreast } from '#lib/process.ts';
import { foldEvents } from '#lib/run/fold-events.ts';
import { publicRun } from '#lib/run/public-run.ts';
import { isShareId, longestTitle, notIndexed } from '#lib/run/shares.ts';

interface Context {
  params: Promise<{ id: string }>;
}

/** A visitor's run, or to anybody the snapshot behind a result link. */
export const GET = handler<Context>(async (request, { params }) => {
  const { id } = await params;
  const { runs, shares } = abreast();
  if (isShareId(id)) {
    const { title, events } = await shares.open(id);
    const shown = { ...publicRun(foldEvents(events)), title, pinned: false, kept: true };
    return Response.json(shown, { headers: notIndexed });
  }
  const run = await runs.get(id, await visitorOf(request));
  return Response.json({ ...publicRun(run.fold()), ...(await run.about()), kept: run.kept });
});

const changeSchema = z.strictObject({
  title: z.string().trim().max(longestTitle).nullable().optional(),
  pinned: z.boolean().optional(),
});

export const PATCH = handler<Context>(async (request, { params }) => {
  refuseForeignOrigin(request);
  const { title, pinned } = await readJson(request, changeSchema);
  // An empty title is none.
  const change = {
    ...(title !== undefined && { title: title || null }),
    ...(pinned !== undefined && { pinned }),
  };
  await abreast().runs.describe((await params).id, await visitorOf(request), change);
  return new Response(null, { status: 204 });
});

export const DELETE = handler<Context>(async (request, { params }) => {
  refuseForeignOrigin(request);
  await abreast().runs.remove((await params).id, await visitorOf(request));
  return new Response(null, { status: 204 });
});
