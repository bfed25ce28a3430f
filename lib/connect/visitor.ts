import { z } from 'zod';

/** The visitor's own keys by provider. */
type OwnKeys = Readonly<Record<string, string>>;

/** Who asks: whoever sits at this machine in local mode, else whom a cookie makes known again. */
export interface Visitor {
  id: string;
  /** They tell whose they are: see `visitorIn`. */
  keys: OwnKeys;
  /** The `Set-Cookie` line to be sent along, where the browser does not have it yet or not for much longer. */
  cookie: string | null;
}

export const localVisitor = 'local';

/** What the visitor's cookie holds; `since` is epoch ms. */
export const visitSchema = z.strictObject({ id: z.string(), since: z.number() });
export type Visit = z.infer<typeof visitSchema>;

const mark = Symbol.for('abreast.visitor');

/**
 * The keys of a visitor as a run hands them on, wherever they go: who asks is with them, and shows in no copy, no
 * list of them and no text.
 */
export function keysOf(id: string, keys: OwnKeys): OwnKeys {
  return Object.defineProperty({ ...keys }, mark, { value: id });
}

/** Whose keys these are; null where nobody said so. */
export function visitorIn(keys: OwnKeys & { readonly [mark]?: string }): string | null {
  return keys[mark] ?? null;
}
