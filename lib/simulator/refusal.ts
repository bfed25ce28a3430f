import { json } from '#lib/simulator/http.ts';

export interface ErrorBody {
  message: string;
  code: number;
  metadata?: Readonly<Record<string, unknown>>;
}

/** An answer that is no reply: an error with its HTTP status, or a page from the edge that is not JSON at all. */
export interface Refusal {
  status: number;
  error: ErrorBody;
  /** Sent in place of the JSON envelope. */
  page?: string;
  /** Replaces the envelope: some routes answer in another shape. */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

export function refuse(
  code: number,
  message: string,
  metadata?: ErrorBody['metadata'],
  headers?: Refusal['headers'],
): Refusal {
  const error = metadata === undefined ? { message, code } : { message, code, metadata };
  return { status: code, error, ...(headers ? { headers } : {}) };
}

export function isRefusal(value: object): value is Refusal {
  return 'status' in value && 'error' in value;
}

/** The shape some routes give a malformed body: no code, the issues as JSON text inside `message`. */
export function refuseMalformed(issues: unknown): Refusal {
  const message = JSON.stringify(issues);
  return {
    ...refuse(400, message),
    body: { success: false, error: { name: 'ZodError', message } },
  };
}

export function refusalResponse(refusal: Refusal, userId?: string): Response {
  if (refusal.page !== undefined) {
    return new Response(refusal.page, {
      status: refusal.status,
      headers: { 'Content-Type': 'text/html; charset=UTF-8', ...refusal.headers },
    });
  }
  const envelope =
    userId === undefined ? { error: refusal.error } : { error: refusal.error, user_id: userId };
  return json(refusal.body ?? envelope, refusal.status, refusal.headers);
}

export function notFound(): Refusal {
  return refuse(404, 'Not Found');
}
