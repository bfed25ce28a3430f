import { z } from 'zod';

const optional = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const httpUrl = optional.refine(
  (value) => value === undefined || /^https?:\/\//i.test(value),
  'must be an http(s) URL',
);

const count = (fallback: number) =>
  optional
    .refine((value) => value === undefined || /^\d+$/.test(value), 'must be a whole number')
    .transform((value) => (value === undefined ? fallback : Number(value)));

const schema = z.object({
  PORT: count(3000),
  HOST: optional.transform((value) => value ?? '127.0.0.1'),
  ABREAST_DATA_DIR: optional.transform((value) => value ?? '.data'),
  /** Milliseconds without a byte from upstream after which a reply is given up. */
  ABREAST_IDLE_MS: count(60_000),
  OPENROUTER_API_KEY: optional,
  OPENROUTER_BASE_URL: httpUrl.transform((value) =>
    (value ?? 'https://openrouter.ai/api/v1').replace(/\/+$/, ''),
  ),
});

export type Environment = z.infer<typeof schema>;

/** All complaints together, each naming its variable. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const complaints = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new Error(`The environment cannot be used: ${complaints.join('; ')}.`);
}

/** The only reader of process.env. Read anew at each call, so that a test or a `.env` file loaded later counts. */
export const env = (): Environment => readEnvironment(process.env);
