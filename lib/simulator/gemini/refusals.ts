import type { FaceModel } from '#lib/simulator/face.ts';
import { type Refusal, refuse } from '#lib/simulator/refusal.ts';

/** Google's error, in the array of one that this API wraps it in. */
export function geminiRefusal(
  code: number,
  status: string,
  message: string,
  details: readonly object[] = [],
): Refusal {
  const error = { code, message, status, ...(details.length > 0 ? { details } : {}) };
  return { ...refuse(code, message), body: [{ error }] };
}

export function badKey(hasKey: boolean): Refusal {
  if (!hasKey) return geminiRefusal(400, 'INVALID_ARGUMENT', 'Missing or invalid Authorization header.');
  return geminiRefusal(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'API_KEY_INVALID',
      domain: 'googleapis.com',
      metadata: { service: 'generativelanguage.googleapis.com' },
    },
  ]);
}

export function badRequest(violations: readonly { field?: string; description: string }[]): Refusal {
  const message = violations.map(({ description }) => description).join('\n');
  const detail = { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations };
  return geminiRefusal(400, 'INVALID_ARGUMENT', message, [detail]);
}

export function unknownGeminiModel(name: string): Refusal {
  return geminiRefusal(
    404,
    'NOT_FOUND',
    `models/${name} is not found for API version v1main, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.`,
  );
}

interface Quota {
  window: 'PerDay' | 'PerMinute';
  value: string;
  /** Seconds, as the answer states them. */
  delay: string;
  model: string;
}

function quotaUsedUp({ window, value, delay, model }: Quota): Refusal {
  const metric = 'generativelanguage.googleapis.com/generate_content_free_tier_requests';
  return geminiRefusal(
    429,
    'RESOURCE_EXHAUSTED',
    `You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.\n* Quota exceeded for metric: ${metric}, limit: ${value}, model: ${model}\nPlease retry in ${delay}s.`,
    [
      {
        '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
        violations: [
          {
            quotaMetric: metric,
            quotaId: `GenerateRequests${window}PerProjectPerModel-FreeTier`,
            quotaDimensions: { location: 'global', model },
            quotaValue: value,
          },
        ],
      },
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [
          {
            description: 'Learn more about Gemini API quotas',
            url: 'https://ai.google.dev/gemini-api/docs/rate-limits',
          },
        ],
      },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${Math.floor(Number(delay))}s` },
    ],
  );
}

const errorPage =
  '<!DOCTYPE html>\n<html lang=en>\n<title>Error 502 (Server Error)!!1</title>\n<p><b>502.</b> <ins>That’s an error.</ins>\n';

/** What the models named `gemini-fault-…` answer instead of a reply. */
export const geminiRefusals: Readonly<Record<string, NonNullable<FaceModel['refuse']>>> = {
  '429-minute': ({ row }) => quotaUsedUp({ window: 'PerMinute', value: '10', delay: '90.04', model: row.id }),
  // Busy for two calls of three, then let through: the delay is one that is worth sitting out.
  '429-minute-brief': ({ number, row }) =>
    number % 3 === 0 ? null : quotaUsedUp({ window: 'PerMinute', value: '10', delay: '1.2', model: row.id }),
  // The delay of a day's quota means nothing, and is short all the same.
  '429-day': ({ row }) => quotaUsedUp({ window: 'PerDay', value: '20', delay: '20.04', model: row.id }),
  '429-not-free': ({ row }) => quotaUsedUp({ window: 'PerDay', value: '0', delay: '20.04', model: row.id }),
  '400-context': () =>
    geminiRefusal(
      400,
      'INVALID_ARGUMENT',
      'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
    ),
  '400-region': () =>
    geminiRefusal(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.'),
  '404': ({ row }) => unknownGeminiModel(row.id),
  '403': () =>
    geminiRefusal(403, 'PERMISSION_DENIED', 'The caller does not have permission to use this model.'),
  '500': () =>
    geminiRefusal(500, 'INTERNAL', 'An internal error has occurred. Please retry or report the problem.'),
  '502-html': () => ({ ...refuse(502, 'Bad gateway'), page: errorPage }),
  '503': () => geminiRefusal(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'),
  '200-html': () => ({ ...refuse(502, 'Bad gateway'), status: 200, page: errorPage }),
};
