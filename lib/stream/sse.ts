import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { RunEvent } from './events.ts';

/** One event as it stands on the wire. */
export function encodeEvent(event: RunEvent): string {
  return `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** Keeps proxies from closing a quiet stream; readers skip it. */
export const keepAlive = ': keep-alive\n\n';

export const eventStreamHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

export interface Reading {
  /** Called for whatever arrives, comments included. */
  onBytes?: () => void;
  /** Ends the reading, which then rejects. */
  signal?: AbortSignal;
}

function heardBy(onBytes: () => void): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      onBytes();
      controller.enqueue(chunk);
    },
  });
}

/**
 * The events of a response body, cut anywhere. What comes from our own server is not checked again here: the union is
 * enforced where events are made. An event cut off by the end of the body is dropped: it is sent again on resume.
 */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: RunEvent) => void,
  { onBytes, signal }: Reading = {},
): Promise<void> {
  const bytes = onBytes ? body.pipeThrough(heardBy(onBytes), { signal }) : body;
  const messages = bytes
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>, { signal })
    .pipeThrough(new EventSourceParserStream());
  const reader = messages.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onEvent(JSON.parse(value.data) as RunEvent);
  }
}
