import { handler } from '#lib/http/handler.ts';
import { visitorOf } from '#lib/http/visitor.ts';
import { abreast } from '#lib/process.ts';
import { followLog } from '#lib/run/follow.ts';
import { restingLog } from '#lib/run/known-run.ts';
import { isShareId, notIndexed } from '#lib/run/shares.ts';
import { eventStreamHeaders } from '#lib/stream/sse.ts';

/** The seq of the last event the reader has; anything but a whole number counts as none. */
function lastSeen(request: Request): number {
  const given = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? '';
  return /^\d{1,9}$/.test(given) ? Number(given) : 0;
}

/** A visitor's run, or to anybody the snapshot behind a result link. */
export const GET = handler<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const { id } = await params;
  const { runs, shares } = abreast();
  const after = lastSeen(request);
  if (isShareId(id)) {
    const { events } = await shares.open(id);
    const headers = { ...eventStreamHeaders, ...notIndexed };
    return new Response(followLog(restingLog(events), after), { headers });
  }
  const run = await runs.get(id, await visitorOf(request));
  return new Response(followLog(run.log, after), { headers: eventStreamHeaders });
});
