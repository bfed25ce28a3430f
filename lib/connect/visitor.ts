import { ownKeys } from '#lib/http/own-keys.ts';
import type { Visitor } from '#lib/run/runs.ts';

/** Who asks: whoever is on this machine. */
export async function visitorOf(request: Pick<Request, 'headers'>): Promise<Visitor> {
  return { id: 'local', keys: await ownKeys(request) };
}
