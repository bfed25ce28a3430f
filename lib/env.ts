import { z } from 'zod';
import { isOneLine, isPlain } from '#lib/connect/key.ts';
import { shortestSecret } from '#lib/connect/session-secret.ts';
import { isLoopbackAddress } from '#lib/http/host.ts';

const optional = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

/** What no header carries would only come to light in an error that quotes the key. */
const key = optional
  .refine((value) => value === undefined || isOneLine(value), { error: 'must be a single line', abort: true })
  .refine(
    (value) => value === undefined || isPlain(value),
    'must be plain ASCII: no accented letter, curly quote or the like',
  );

const httpUrl = optional.refine(
  (value) => value === undefined || (/^https?:\/\//i.test(value) && URL.canParse(value)),
  'must be an http(s) URL',
);

/** Without a slash at its end, so that paths can be put to it. */
const baseUrl = httpUrl.transform((value) => value?.replace(/\/+$/, ''));

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

/** `local`: for whoever sits at this machine. `public`: for visitors who know nothing of each other. */
export type Mode = 'local' | 'public';

const isMode = (value: string): value is Mode => value === 'local' || value === 'public';

const mode = optional.transform((value, context): Mode => {
  if (value === undefined) return 'local';
  if (isMode(value)) return value;
  context.addIssue('must be local or public');
  return z.NEVER;
});

/** Where the services themselves are, as everybody knows. */
export const openRouterBaseUrl = 'https://openrouter.ai/api/v1';
export const geminiBaseUrl = 'https://generativelanguage.googleapis.com/v1beta/openai';

const settings = z.object({
  PORT: count(3000, 0, 65_535),
  HOST: optional.transform((value) => value ?? '127.0.0.1'),
  ABREAST_MODE: mode,
  ABREAST_DATA_DIR: optional.transform((value) => value ?? '.data'),
  /** A Postgres database that several instances may share; without it runs are kept in a file in the data folder. */
  DATABASE_URL: optional.refine(
    (value) => value === undefined || /^postgres(ql)?:\/\//i.test(value),
    'must begin with postgres:// or postgresql://',
  ),
  /** Milliseconds without a byte from upstream after which a reply is given up. */
  ABREAST_IDLE_MS: count(60_000, 1, longestTimer),
  /** Seals visitors' cookies; without it one is made and kept in the data folder. */
  SESSION_SECRET: optional.refine(
    (value) => value === undefined || value.length >= shortestSecret,
    `must be at least ${shortestSecret} characters long`,
  ),
  /**
   * Where this instance is found by others; sent to OpenRouter as the app that asks. In public mode it is also the name
   * that OpenRouter's consent page leads back to.
   */
  ABREAST_URL: httpUrl,
  /** Free requests a day with the server's key, in public mode: those of one visitor, and those of all together. */
  ABREAST_VISITOR_DAILY: count(20, 0, 1_000_000),
  ABREAST_SITE_DAILY: count(500, 0, 1_000_000),
  OPENROUTER_API_KEY: key,
  OPENROUTER_BASE_URL: baseUrl.transform((value) => value ?? openRouterBaseUrl),
  GEMINI_API_KEY: key,
  GEMINI_BASE_URL: baseUrl.transform((value) => value ?? geminiBaseUrl),
  OPENAI_API_KEY: key,
  /** OpenAI itself, or any server that speaks its API; the key goes there and nowhere else. */
  OPENAI_BASE_URL: baseUrl,
  /** The older name of the same. */
  OPENAI_API_BASE: baseUrl,
});

const schema = settings.refine(
  ({ ABREAST_MODE, HOST }) => ABREAST_MODE === 'public' || isLoopbackAddress(HOST),
  {
    path: ['HOST'],
    message:
      'must be an address of this machine alone, such as 127.0.0.1 (set ABREAST_MODE=public to serve others)',
  },
);

export type Environment = z.infer<typeof schema>;

/** The name that others know this server by, as far as it is told; on one's own machine it has none. */
export const publicUrl = ({ ABREAST_MODE, ABREAST_URL }: Environment): string | undefined =>
  ABREAST_MODE === 'public' ? ABREAST_URL : undefined;

/** All complaints together, each naming its variable. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const complaints = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new Error(`The environment cannot be used: ${complaints.join('; ')}.`);
}

/** What a process that this one starts finds in its environment. */
export const environmentWith = (more: Record<string, string>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...more,
});

/** The only reader of process.env. Read anew at each call, so that a test or a `.env` file loaded later counts. */
export const env = (): Environment => readEnvironment(process.env);

/** This is a build that serves people, not the development server. */
export const isBuilt = (): boolean => process.env.NODE_ENV === 'production';
