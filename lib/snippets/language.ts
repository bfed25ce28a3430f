import type { ApiCall } from './api-call.ts';

/** A language that a call can be had in. A new one is a file that exports one of these, and a line in languages.ts. */
export interface Language {
  id: string;
  label: string;
  /** The highlighter's name for it. */
  grammar: string;
  /** What must be installed first, as a command; null where nothing must. */
  install(call: ApiCall): string | null;
  write(call: ApiCall): string;
}
