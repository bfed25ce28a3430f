/**
 * The one `fetch` under every provider. It stamps what is measured where it is measured, at the wire, and turns into
 * an error what SDKs swallow: a refusal's body, a JSON or HTML answer under 200, silence, a reset.
 */
export interface Wire {
  fetch: typeof globalThis.fetch;
  /** Clock ms of the newest byte read; every part the SDK makes of it happened then. */
  lastByteAt(): number;
  /** Why the exchange failed, if it did: truer than what the SDK makes of it. */
  failure(): WireFailure | null;
  /** Reads no further: what has come is handed on, then the stream ends. */
  end(): void;
}

export interface WireOptions {
  fetch: typeof globalThis.fetch;
  now: () => number;
  /** Milliseconds without a byte after which the reply is given up. */
  idleMs: number;
  /** What came already is a whole answer, or the reason why there is none: silence after it only ends the reading. */
  isSaid?(): boolean;
  /** The request leaves now. */
  onSent(at: number): void;
  /** First byte of the answer's headers. */
  onHeaders(at: number, status: number, requestId: string | undefined, headers: Headers): void;
}

export type WireFailureKind = 'refused' | 'not-a-stream' | 'timeout' | 'network';

/** A failed exchange, with everything that can be learnt from it. Its message is for logs, never for the page. */
export class WireFailure extends Error {
  readonly kind: WireFailureKind;
  readonly status: number | null;
  readonly headers: Headers;
  /** The body as JSON where it is JSON, else its text, at most 64 KB. */
  readonly body: unknown;

  constructor(
    kind: WireFailureKind,
    status: number | null,
    headers: Headers,
    body: unknown,
    cause?: unknown,
  ) {
    super(`The exchange with the provider failed: ${kind}${status === null ? '' : ` (${status})`}.`, {
      cause,
    });
    this.name = 'WireFailure';
    this.kind = kind;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

const maxErrorBody = 65_536;

/** How long an upstream that has said all may take to close, in ms: then its connection can carry the next request. */
const closingMs = 250;

export function createWire(options: WireOptions): Wire {
  let lastByteAt = 0;
  let failure: WireFailure | null = null;
  let end = () => {};

  function fail(made: WireFailure): WireFailure {
    failure ??= made;
    return failure;
  }

  async function wireFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const idle = new AbortController();
    const signal = init?.signal ? AbortSignal.any([init.signal, idle.signal]) : idle.signal;
    const timer = setTimeout(() => {
      if (options.isSaid?.()) return end();
      fail(new WireFailure('timeout', null, new Headers(), null));
      idle.abort(failure);
    }, options.idleMs);
    const given = () => init?.signal?.aborted === true;

    options.onSent(options.now());
    let response: Response;
    try {
      // A key must not follow a redirect to another origin.
      response = await options.fetch(input, { ...init, signal, redirect: 'manual' });
    } catch (error) {
      clearTimeout(timer);
      if (given()) throw error;
      throw fail(new WireFailure('network', null, new Headers(), null, error));
    }
    lastByteAt = options.now();
    const { status, headers } = response;
    options.onHeaders(lastByteAt, status, requestIdIn(headers), headers);
    timer.refresh();

    const contentType = response.headers.get('content-type') ?? '';
    if (!response.ok || /json|html/i.test(contentType)) {
      const text = await readText(response).catch(() => '');
      clearTimeout(timer);
      if (given()) throw init?.signal?.reason;
      const kind = response.ok ? 'not-a-stream' : 'refused';
      throw fail(new WireFailure(kind, response.status, response.headers, parsed(text)));
    }
    if (response.body === null) {
      clearTimeout(timer);
      return response;
    }

    const reader = response.body.getReader();
    const bringsEnd = createEndMark();
    let isOver = false;
    const tapped = new ReadableStream<Uint8Array>(
      {
        start(controller) {
          end = () => {
            if (isOver) return;
            isOver = true;
            clearTimeout(timer);
            controller.close();
            void letClose(reader);
          };
        },
        async pull(controller) {
          try {
            const { done, value } = await reader.read();
            if (isOver) return;
            lastByteAt = options.now();
            if (done) {
              isOver = true;
              clearTimeout(timer);
              return controller.close();
            }
            timer.refresh();
            controller.enqueue(value);
            if (bringsEnd(value)) end();
          } catch (error) {
            if (isOver) return;
            isOver = true;
            clearTimeout(timer);
            controller.error(
              given()
                ? error
                : fail(new WireFailure('network', response.status, response.headers, null, error)),
            );
          }
        },
        cancel(reason) {
          isOver = true;
          clearTimeout(timer);
          return reader.cancel(reason);
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(tapped, { status: response.status, headers: response.headers });
  }

  return { fetch: wireFetch, lastByteAt: () => lastByteAt, failure: () => failure, end: () => end() };
}

/**
 * Tells whether a chunk brings `data: [DONE]`, also when it is cut over several. Text of a model cannot look like it: in
 * JSON there is no line break to stand before it. Only the last bytes are looked at, for nothing of worth follows.
 */
function createEndMark(): (chunk: Uint8Array) => boolean {
  let tail = '\n';
  return (chunk) => {
    // It is looked for in every token's chunk, so most of them must be told apart quickly.
    tail += Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString(
      'latin1',
      chunk.length - 64,
    );
    const isEnd = tail.includes('[DONE]') && /[\r\n]data: ?\[DONE\]/.test(tail);
    tail = tail.slice(-16);
    return isEnd;
  };
}

/** Reads on for a moment for the close that most often follows at once, and hangs up on an upstream that stays. */
async function letClose(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const hangUp = () => void reader.cancel().catch(() => {});
  const timer = setTimeout(hangUp, closingMs);
  try {
    while (!(await reader.read()).done);
  } catch {
    // It was reset, or the caller left: all was said before.
  } finally {
    clearTimeout(timer);
  }
}

/** By the name it has at OpenRouter, or at OpenAI and servers like it. */
function requestIdIn(headers: Headers): string | undefined {
  return headers.get('x-generation-id') ?? headers.get('x-request-id') ?? undefined;
}

/** The body as far as it is worth reading. */
async function readText(response: Response): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= maxErrorBody) break;
  }
  return text.slice(0, maxErrorBody);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
