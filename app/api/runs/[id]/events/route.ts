import { handler } from '#lib/http/handler.ts';
import { abreast } from '#lib/process.ts';
import { followLog } from '#lib/run/follow.ts';
import { eventStreamHeaders } from '#lib/stream/sse.ts';

/** The seq of the last event the reader has; anything but a whole number counts as none. */
function lastSeen(request: Request): number {
  const given = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? '';
  return /^\d{1,9}$/.test(given) ? Number(given) : 0;
}

export const GET = handler<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const run = await abreast().runs.get((await params).id);
  return new Response(followLog(run.log, lastSeen(request)), { headers: eventStreamHeaders });
});
