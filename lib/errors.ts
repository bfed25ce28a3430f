/** What went wrong, as the literal that code branches on; also the last part of a problem document's `type`. */
export type ErrorKind =
  | 'invalid-request'
  | 'unknown-model'
  | 'not-found'
  | 'gone'
  | 'conflict'
  | 'too-large'
  | 'unsupported-media-type'
  | 'forbidden'
  | 'key-refused'
  | 'unreachable'
  | 'unavailable'
  | 'internal';

const statusOf: Record<ErrorKind, number> = {
  'invalid-request': 400,
  'unknown-model': 422,
  'not-found': 404,
  gone: 410,
  conflict: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  forbidden: 403,
  'key-refused': 422,
  unreachable: 502,
  unavailable: 503,
  internal: 500,
};

const mark = Symbol.for('abreast.error');

/**
 * The one error a person may see from our own API: a sentence that says what happened and an action that says
 * what to do next. Both are safe to show: never a key, a stack or an upstream page.
 */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly action: string;
  /** A production build may hold this class several times: `instanceof` would miss the others' errors. */
  readonly [mark] = true;

  constructor(kind: ErrorKind, message: string, action: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.kind = kind;
    this.action = action;
  }

  static is(error: unknown): error is AppError {
    return typeof error === 'object' && error !== null && mark in error;
  }

  get status(): number {
    return statusOf[this.kind];
  }

  /** RFC 9457 problem document, with our extra member `action`. */
  toResponse(): Response {
    const problem = {
      type: `urn:abreast:problem:${this.kind}`,
      title: this.message,
      status: this.status,
      detail: this.message,
      action: this.action,
    };
    return Response.json(problem, {
      status: this.status,
      headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
    });
  }
}
