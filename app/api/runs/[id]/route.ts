import { handler } from '#lib/http/handler.ts';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { abreast } from '#lib/process.ts';
import { publicRun } from '#lib/run/public-run.ts';

interface Context {
  params: Promise<{ id: string }>;
}

export const GET = handler<Context>(async (_request, { params }) => {
  const run = await abreast().runs.get((await params).id);
  return Response.json(publicRun(run.fold()));
});

export const DELETE = handler<Context>(async (request, { params }) => {
  refuseForeignOrigin(request);
  await abreast().runs.remove((await params).id);
  return new Response(null, { status: 204 });
});
