import { AppError } from '#lib/errors.ts';
import { heldElsewhere, movedAway } from './serve-database.ts';

/** An error of SQLite, as it comes out of the thread. */
export class SqliteError extends Error {
  /** SQLite's extended result code; undefined where the trouble was not SQLite's. */
  readonly errcode: number | undefined;

  constructor(message: string, errcode?: number) {
    super(message);
    this.name = 'SqliteError';
    this.errcode = errcode;
  }
}

type Words = readonly [sentence: (file: string) => string, action: string];

const readOnly: Words = [
  (file) => `The database ${file} cannot be written.`,
  'Make the file and its folder writable for Abreast, or set ABREAST_DATA_DIR to a folder that is.',
];
const damaged: Words = [
  (file) => `The database ${file} is damaged.`,
  'Stop Abreast, then put a backup in its place, or move it away to begin anew.',
];
const locked: Words = [
  (file) => `Another program holds the database ${file} locked.`,
  'Close that program, and try again.',
];
const moved: Words = [
  (file) => `The database ${file} is no longer where it was opened.`,
  'Put it or its disk back, or start Abreast again to begin anew.',
];
const unknown: Words = [() => 'The database failed.', 'Try again.'];

/** By SQLite's primary result code (https://sqlite.org/rescode.html). */
const wordsOf: Readonly<Record<number, Words>> = {
  5: locked,
  6: locked,
  8: readOnly,
  10: [(file) => `The disk fails where the database ${file} is kept.`, 'Check the disk, and try again.'],
  11: damaged,
  13: [
    (file) => `The disk is full where the database ${file} is kept.`,
    'Make room on it; what is kept already is safe.',
  ],
  14: [
    (file) => `The database ${file} cannot be opened.`,
    'Make its folder writable for Abreast, or set ABREAST_DATA_DIR to one that is.',
  ],
  26: damaged,
};

export function explainSqlite(error: unknown, file: string): unknown {
  if (!(error instanceof SqliteError)) return error;
  if (error.message === heldElsewhere) {
    return new AppError(
      'unavailable',
      'Another Abreast uses this data folder.',
      'Stop the other one, or set ABREAST_DATA_DIR to a folder of its own.',
    );
  }
  const [sentence, action] =
    error.message === movedAway ? moved : (wordsOf[(error.errcode ?? 0) & 0xff] ?? unknown);
  return new AppError('unavailable', sentence(file), action, { cause: error });
}
