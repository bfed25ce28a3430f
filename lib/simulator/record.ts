import type { Usage } from '#lib/simulator/usage.ts';

/** The truth of one chat request. Times are epoch milliseconds with fractions, of one monotonic clock. */
export interface SimulatedRequest {
  id: string;
  /** The model id asked for, as it was sent. */
  model: string | null;
  /** SHA-256 of the key in hex, never the key. */
  keyHash: string | null;
  /** The request's JSON body; null when it was no JSON or over a megabyte. */
  body: unknown;
  receivedAt: number;
  headersAt: number | null;
  /** Stamped right before the bytes of the token are handed on. */
  firstTokenAt: number | null;
  firstAnswerAt: number | null;
  lastTokenAt: number | null;
  endedAt: number | null;
  /** The caller went away before the end. */
  cancelled: boolean;
  status: number | null;
  streamed: boolean;
  /** The model and provider that answered; null when refused. */
  answeredModel: string | null;
  provider: string | null;
  finish: string | null;
  /** What the usage chunk said; null when none was sent. */
  usage: unknown;
  /** What was really handed on up to the end, whatever the usage chunk claimed. */
  tokens: Usage | null;
  /** Time and text of every token; kept for bench rows only. */
  chunks: [number, string][];
}

export class Records {
  readonly #limit: number;
  #requests: SimulatedRequest[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  open(id: string, receivedAt: number): SimulatedRequest {
    const request: SimulatedRequest = {
      id,
      model: null,
      keyHash: null,
      body: null,
      receivedAt,
      headersAt: null,
      firstTokenAt: null,
      firstAnswerAt: null,
      lastTokenAt: null,
      endedAt: null,
      cancelled: false,
      status: null,
      streamed: false,
      answeredModel: null,
      provider: null,
      finish: null,
      usage: null,
      tokens: null,
      chunks: [],
    };
    this.#requests.push(request);
    if (this.#requests.length > this.#limit) {
      this.#requests.shift();
    }
    return request;
  }

  /** Newest last. */
  all(): SimulatedRequest[] {
    return [...this.#requests];
  }

  find(id: string): SimulatedRequest | undefined {
    return this.#requests.find((request) => request.id === id);
  }

  clear(): void {
    this.#requests = [];
  }
}
