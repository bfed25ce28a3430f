import type { FaceModel } from '#lib/simulator/face.ts';
import { type Refusal, refuse } from '#lib/simulator/refusal.ts';

interface OpenAiError {
  message: string;
  type: string;
  param?: string | null;
  code?: string | null;
}

/** OpenAI's error: the code is a word, the number stands in the status alone. */
export function openAiRefusal(
  status: number,
  { message, type, param = null, code = null }: OpenAiError,
  headers: Record<string, string> = {},
): Refusal {
  return { ...refuse(status, message, undefined, headers), body: { error: { message, type, param, code } } };
}

export function badKey(hasKey: boolean): Refusal {
  return openAiRefusal(
    401,
    hasKey
      ? {
          message:
            'Incorrect API key provided: sk-or-v1*******alid. You can find your API key at https://platform.openai.com/account/api-keys.',
          type: 'invalid_request_error',
          code: 'invalid_api_key',
        }
      : {
          message:
            "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
          type: 'invalid_request_error',
        },
  );
}

export function unknownOpenAiModel(name: string): Refusal {
  return openAiRefusal(404, {
    message: `The model \`${name}\` does not exist or you do not have access to it.`,
    type: 'invalid_request_error',
    code: 'model_not_found',
  });
}

export function unknownArgument(name: string): Refusal {
  return openAiRefusal(400, {
    message: `Unrecognized request argument supplied: ${name}`,
    type: 'invalid_request_error',
  });
}

interface RateLimit {
  unit: string;
  limit: number;
  wait: string;
  headers: Record<string, string>;
}

function rateLimited(model: string, { unit, limit, wait, headers }: RateLimit): Refusal {
  return openAiRefusal(
    429,
    {
      message: `Rate limit reached for ${model} in organization org-simulated on ${unit}: Limit ${limit}, Used ${limit}, Requested 1. Please try again in ${wait}. Visit https://platform.openai.com/account/rate-limits to learn more.`,
      type: 'requests',
      code: 'rate_limit_exceeded',
    },
    headers,
  );
}

/** What the models named `gpt-fault-…` answer instead of a reply. */
export const openAiRefusals: Readonly<Record<string, NonNullable<FaceModel['refuse']>>> = {
  // Once, then let through.
  '429-brief': ({ number, row }) =>
    number % 2 === 0
      ? null
      : rateLimited(row.id, {
          unit: 'requests per min (RPM)',
          limit: 500,
          wait: '120ms',
          headers: { 'retry-after-ms': '120', 'retry-after': '1' },
        }),
  '429-minute': ({ row }) =>
    rateLimited(row.id, {
      unit: 'requests per min (RPM)',
      limit: 3,
      wait: '6m0s',
      headers: {
        'x-ratelimit-limit-requests': '3',
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-requests': '6m0s',
      },
    }),
  '429-day': ({ row }) =>
    rateLimited(row.id, {
      unit: 'requests per day (RPD)',
      limit: 200,
      wait: '7m12s',
      headers: { 'retry-after': '432' },
    }),
  '429-quota': () =>
    openAiRefusal(429, {
      message:
        'You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.',
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    }),
  '400-context': () =>
    openAiRefusal(400, {
      message:
        "This model's maximum context length is 131072 tokens. However, your messages resulted in 140000 tokens. Please reduce the length of the messages.",
      type: 'invalid_request_error',
      param: 'messages',
      code: 'context_length_exceeded',
    }),
  '400-parameter': () =>
    openAiRefusal(400, {
      message: "Unsupported parameter: 'temperature' is not supported with this model.",
      type: 'invalid_request_error',
      param: 'temperature',
      code: 'unsupported_parameter',
    }),
  '403-region': () =>
    openAiRefusal(403, {
      message: 'Country, region, or territory not supported',
      type: 'request_forbidden',
      code: 'unsupported_country_region_territory',
    }),
  '404': ({ row }) => unknownOpenAiModel(row.id),
  '500': () =>
    openAiRefusal(500, {
      message: 'The server had an error while processing your request. Sorry about that!',
      type: 'server_error',
    }),
  '503': () =>
    openAiRefusal(503, {
      message: 'The engine is currently overloaded, please try again later.',
      type: 'server_error',
      code: 'overloaded',
    }),
  '502-html': () => ({
    ...refuse(502, 'Bad gateway'),
    page: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n',
  }),
  '200-html': () => ({
    ...refuse(502, 'Bad gateway'),
    status: 200,
    page: '<html><head><title>Welcome to nginx!</title></head><body></body></html>',
  }),
};
