import { AppError } from '#lib/errors.ts';

const unreachable = () =>
  [
    'The Postgres database does not answer.',
    'Try again shortly; if that does not help, check that it runs and that DATABASE_URL is right.',
  ] as const;

/** By Postgres' error codes, or their first two characters (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const wordsOf: Readonly<Record<string, readonly [sentence: string, action: string]>> = {
  '25006': [
    'The Postgres database takes no writing now.',
    'Point DATABASE_URL at one that does; what is kept already is safe.',
  ],
  '28': [
    'The Postgres database refused the name or password of DATABASE_URL.',
    'Correct DATABASE_URL, and start again.',
  ],
  '3D': [
    'The database that DATABASE_URL names does not exist.',
    'Create it, or correct DATABASE_URL, and start again.',
  ],
  '42501': [
    'The user of DATABASE_URL lacks a right on the database.',
    'Give it the right to create and use tables there.',
  ],
  '53': [
    'The Postgres database has no room left, on its disk or for another connection.',
    'Make room; what is kept already is safe.',
  ],
  '57014': ['The Postgres database took too long.', 'Try again shortly.'],
  '57': unreachable(),
  '58': ['The disk of the Postgres database fails.', 'Check it; until then nothing can be kept.'],
  XX: ['The Postgres database is damaged.', 'Put a backup in its place.'],
};

/** What the server itself answered; anything else is trouble on the way to it. */
export function isPostgresAnswer(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'severity' in error && 'code' in error && typeof error.code === 'string';
}

/** The cause is left out where it could hold the address: never a name or a password. */
export function explainPostgres(error: unknown): unknown {
  if (isPostgresAnswer(error)) {
    const { code } = error;
    const [sentence, action] = wordsOf[code] ??
      wordsOf[code.slice(0, 2)] ?? ['The Postgres database failed.', 'Try again.'];
    return new AppError('unavailable', sentence, action, {
      cause: new Error(`Postgres answered ${code}: ${error.message}`),
    });
  }
  if (!isConnectionTrouble(error)) return error;
  return new AppError('unavailable', ...unreachable(), { cause: new Error(error.message) });
}

const networkCodes =
  /^(ECONN|EPIPE|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES|CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;
const clientWords =
  /timeout|terminated|connection|not queryable|server does not support SSL|SASL|password must be a string/i;

/** `pg` has no class of its own for these: a network error's code tells, or the sentences of its client. */
function isConnectionTrouble(error: unknown): error is Error {
  if (error instanceof AggregateError) return error.errors.some(isConnectionTrouble);
  if (!(error instanceof Error) || AppError.is(error)) return false;
  return ('code' in error && networkCodes.test(String(error.code))) || clientWords.test(error.message);
}
