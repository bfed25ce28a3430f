import { z } from 'zod';

const optional = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const httpUrl = optional.refine(
  (value) => value === undefined || (/^https?:\/\//i.test(value) && URL.canParse(value)),
  'must be an http(s) URL',
);

const count = (fallback: number, least: number, most: number) =>
  optional
    .refine(
      (value) =>
        value === undefined || (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most),
      `must be a whole number from ${least} to ${most}`,
    )
    .transform((value) => (value === undefined ? fallback : Number(value)));

/** Node's timers take no more; beyond it they fire at once. */
const longestTimer = 2 ** 31 - 1;

const schema = z.object({
  PORT: count(3000, 0, 65_535),
  HOST: optional.transform((value) => value ?? '127.0.0.1'),
  ABREAST_DATA_DIR: optional.transform((value) => value ?? '.data'),
  /** Milliseconds without a byte from upstream after which a reply is given up. */
  ABREAST_IDLE_MS: count(60_000, 1, longestTimer),
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
