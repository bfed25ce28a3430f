import { record } from '#lib/record.ts';
import { WireFailure } from '../wire.ts';
import { quotable } from './quotes.ts';
import { retryDelay, sensible, statedWait } from './stated-wait.ts';
import { list, number, string } from './values.ts';

/** What a failure says of itself, gathered from wherever each upstream puts it. */
export interface Evidence {
  status: number | null;
  message: string;
  /** What a refusal with 400 or 422 says is wrong with the request, fit to be shown; a sentence, or nothing. */
  objection: string;
  /** The words by which OpenAI and Google name the kind: `insufficient_quota`, `RESOURCE_EXHAUSTED`. */
  words: string;
  metadata: Record<string, unknown>;
  availability: Record<string, unknown>;
  /** Milliseconds until another try makes sense, as the answer states it. */
  wait: number | null;
}

/** Gemini names the quota that is used up: `details: [{ violations: [{ quotaId: "…PerDay…" }] }]`; its delay then means nothing. */
export const perDayQuota = /PerDay/;

/** From whatever an SDK threw or a stream reported; `now` is epoch ms. */
export function gather(error: unknown, now: number): Evidence {
  const failure = error instanceof WireFailure ? error : null;
  const body = record(errorIn(failure ? failure.body : error) ?? (failure ? {} : error));
  const metadata: Record<string, unknown> = { error_type: body.error_type, ...record(body.metadata) };
  const availability = record(body.availability);
  const details = list(body.details).map(record);
  const quotas = details.flatMap((detail) => list(detail.violations)).map((each) => record(each).quotaId);
  const reasons = details.map((detail) => detail.reason);
  const raw = rawMessage(metadata.raw);
  const message = [body.message, raw, ...quotas, ...reasons].map(string).join(' ');
  const isObjection = failure?.kind === 'refused' && (failure.status === 400 || failure.status === 422);
  return {
    status:
      status(body.code) ?? status(body.http_status) ?? status(body.statusCode) ?? failure?.status ?? null,
    message,
    // OpenRouter's own words only say that the endpoint refused; the endpoint's follow as `raw`.
    objection: isObjection ? quotable(raw) || quotable(body.message) : '',
    words: [body.code, body.type, body.status].map(string).join(' '),
    metadata,
    availability,
    wait: sensible(
      statedWait(
        metadata,
        availability,
        perDayQuota.test(message) ? '' : retryDelay(details),
        message,
        failure?.headers ?? new Headers(),
        now,
      ),
    ),
  };
}

function rawMessage(raw: unknown): string | undefined {
  if (typeof raw !== 'string') return undefined;
  if (!raw.startsWith('{')) return raw;
  try {
    const parsed = record(JSON.parse(raw));
    const message = record(parsed.error).message ?? parsed.message;
    return typeof message === 'string' ? message : raw;
  } catch {
    return raw;
  }
}

/** The error in a body, at its top or, beside partial text, in its first choice. Gemini wraps it in an array of one. */
export function errorIn(body: unknown): unknown {
  const { error, choices } = record(Array.isArray(body) ? body[0] : body);
  return error ?? record(list(choices)[0]).error ?? undefined;
}

function status(value: unknown): number | null {
  const code = number(value);
  return code !== null && code >= 400 && code < 600 ? code : null;
}
