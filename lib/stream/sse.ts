import { createParser } from 'eventsource-parser';
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

/**
 * The events of a response body, cut anywhere. What comes from our own server is not checked again here: the union is
 * enforced where events are made. An event cut off by the end of the body is dropped: it is sent again on resume.
 * A chunk's events are given one after another without a wait between: a long log is thousands of them.
 */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: RunEvent) => void,
  { onBytes, signal }: Reading = {},
): Promise<void> {
  const decoder = new TextDecoder();
  const parser = createParser({ onEvent: ({ data }) => onEvent(JSON.parse(data) as RunEvent) });
  const reader = body.getReader();
  const hangUp = () => void reader.cancel(signal?.reason).catch(() => {});
  signal?.addEventListener('abort', hangUp);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return;
      onBytes?.();
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    signal?.removeEventListener('abort', hangUp);
    hangUp();
  }
}
