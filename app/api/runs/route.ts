import { AppError } from '#lib/errors.ts';
import { handler } from '#lib/http/handler.ts';
import { refuseForeignOrigin } from '#lib/http/origin.ts';
import { readJson } from '#lib/http/read-json.ts';
import { visitorHandler } from '#lib/http/visitor.ts';
import { abreast } from '#lib/process.ts';
import { setupSchema } from '#lib/prompt/setup.ts';
import { followLog } from '#lib/run/follow.ts';
import { eventStreamHeaders } from '#lib/stream/sse.ts';

export const POST = visitorHandler(async (request, visitor) => {
  refuseForeignOrigin(request);
  const setup = await readJson(request, setupSchema);
  const run = await abreast().runs.start(setup, visitor.keys);
  return new Response(followLog(run.log, 0), {
    headers: { ...eventStreamHeaders, Location: `/api/runs/${run.id}` },
  });
});

const usualLimit = '50';
const longestList = 200;

function limitOf(text: string): number {
  const limit = Number(text);
  if (/^\d+$/.test(text) && limit >= 1 && limit <= longestList) return limit;
  throw new AppError(
    'invalid-request',
    `limit must be a whole number from 1 to ${longestList}.`,
    'Correct the address and send it again.',
  );
}

export const GET = handler(async (request) => {
  const { searchParams } = new URL(request.url);
  const limit = limitOf(searchParams.get('limit') ?? usualLimit);
  const runs = await abreast().runs.list(limit, searchParams.get('before') ?? undefined);
  return Response.json({ runs, next: runs.length === limit ? runs.at(-1)?.id : null });
});
