import { createWire, type Wire } from '#lib/providers/wire.ts';

export const idleMs = 60_000;

/** An upstream that says what a test tells it to, when it tells it to. Hangs up when the caller goes away. */
export class Upstream {
  /** What was asked of it. */
  calls: { input: RequestInfo | URL; init: RequestInit }[] = [];
  /** The reader gave the body up without an abort. */
  cancelled = false;
  #answer: ((response: Response) => void) | null = null;
  #refuse: ((error: unknown) => void) | null = null;
  #body: ReadableStreamDefaultController<Uint8Array> | null = null;

  fetch = (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      this.calls.push({ input, init });
      this.#answer = resolve;
      this.#refuse = reject;
      const hangUp = () => {
        reject(init.signal?.reason);
        this.#body?.error(init.signal?.reason);
      };
      if (init.signal?.aborted) hangUp();
      init.signal?.addEventListener('abort', hangUp);
    });

  get signal(): AbortSignal | null | undefined {
    return this.calls[0]?.init.signal;
  }

  /** The headers; the body follows by `write`, `end` and `reset`. */
  answer(status = 200, headers: Record<string, string> = { 'content-type': 'text/event-stream' }): void {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#body = controller;
      },
      cancel: () => {
        this.cancelled = true;
      },
    });
    this.#answer?.(new Response(body, { status, headers }));
  }

  answerWith(response: Response): void {
    this.#answer?.(response);
  }

  fail(error: unknown): void {
    this.#refuse?.(error);
  }

  write(text: string | Uint8Array): void {
    this.#body?.enqueue(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  }

  end(): void {
    this.#body?.close();
  }

  reset(error: unknown = new TypeError('terminated')): void {
    this.#body?.error(error);
  }
}

/** A wire over such an upstream, with a clock that stands still unless it is moved. */
export class Exchange {
  upstream = new Upstream();
  time = 0;
  stamps: (string | number | undefined)[][] = [];
  wire: Wire = createWire({
    fetch: this.upstream.fetch,
    now: () => this.time,
    idleMs,
    onSent: (at) => this.stamps.push(['sent', at]),
    onHeaders: (at, status, requestId) => this.stamps.push(['headers', at, status, requestId]),
  });

  send(init: RequestInit = {}): Promise<Response> {
    return this.wire.fetch('https://models.test/api/v1/chat/completions', { method: 'POST', ...init });
  }
}
