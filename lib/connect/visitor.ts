import { z } from 'zod';

/** Who asks: whoever sits at this machine in local mode, else whom a cookie makes known again. */
export interface Visitor {
  id: string;
  /** His own, by provider. */
  keys: Readonly<Record<string, string>>;
  /** The `Set-Cookie` line to be sent along, where the browser does not have it yet or not for much longer. */
  cookie: string | null;
}

export const localVisitor = 'local';

/** What the visitor's cookie holds; `since` is epoch ms. */
export const visitSchema = z.strictObject({ id: z.string(), since: z.number() });
export type Visit = z.infer<typeof visitSchema>;
