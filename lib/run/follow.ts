import { encodeEvent, keepAlive } from '#lib/stream/sse.ts';
import type { RunFeed } from './run-log.ts';

/** Comment lines keep a quiet stream open through proxies, in ms. */
const keepAliveMs = 15_000;
/** Events encoded into one write while a reader catches up. */
const sliceLength = 500;

/**
 * The log from the event after `after` on, as SSE, live until it stands at `run-end`. A reader that is slow gets the
 * same events later: nothing is kept for it but its place. One that has seen more than there is starts over.
 */
export function followLog(log: RunFeed, after: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next = after > log.events.length ? 0 : after;
  let open = true;
  let close = () => {};

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const timer = setInterval(() => {
          if (hasRoom(controller)) controller.enqueue(encoder.encode(keepAlive));
        }, keepAliveMs);
        timer.unref?.();
        const unsubscribe = log.subscribe(() => {
          if (hasRoom(controller)) write(controller);
        });
        close = () => {
          open = false;
          clearInterval(timer);
          unsubscribe();
        };
      },
      pull: (controller) => write(controller),
      // The reader went away: the run goes on without it.
      cancel: () => close(),
    },
    // A few writes may be on their way; a reader further behind is fed as it reads.
    { highWaterMark: 8 },
  );

  function write(controller: ReadableStreamDefaultController<Uint8Array>): void {
    const slice = log.events.slice(next, next + sliceLength);
    if (slice.length > 0) {
      next += slice.length;
      controller.enqueue(encoder.encode(slice.map(encodeEvent).join('')));
    }
    // To enqueue may pull at once, and so write and close from within: the stream is closed only once.
    if (open && next === log.events.length && log.ended()) {
      close();
      controller.close();
    }
  }
}

function hasRoom(controller: ReadableStreamDefaultController<Uint8Array>): boolean {
  return (controller.desiredSize ?? 0) > 0;
}
