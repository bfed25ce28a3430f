import { lineUpModels } from '#lib/catalog/line-up-models.ts';
import type { Model } from '#lib/catalog/model.ts';
import { env } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';
import { abreast } from '#lib/process.ts';
import type { Standing } from '#lib/run/replay.ts';
import { isShareId } from '#lib/run/shares.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { refuseForeignHost } from './host.ts';
import { ownKeys } from './own-keys.ts';
import { knownVisitor } from './visitor.ts';

/** A run that has ended, for its page's first paint. */
export interface StandingRun {
  standing: Standing;
  title: string | null;
  /** The catalog's rows of its columns, as far as they were at hand. */
  models: Model[];
}

/** A page that says more, in characters, is quicker to open if the browser fetches what it shows. */
const mostSaid = 1_200_000;

/**
 * What `GET /api/runs/{id}` would tell whoever asks for the page, by the same rules; null for a run that goes on, and for
 * everything that is refused: the page asks the API then, and tells what that says.
 */
export async function standingRun(
  id: string,
  request: Pick<Request, 'headers'>,
): Promise<StandingRun | null> {
  try {
    refuseForeignHost(request, env().ABREAST_MODE);
    const read = await (isShareId(id) ? readShare(id) : readOwn(id, request));
    if (read?.events.at(-1)?.type !== 'run-end') return null;
    const { standing, size } = abreast().standings.of(id, read.events);
    if (size > mostSaid) return null;
    const { columns } = standing.whole.setup;
    const ids = columns.map(({ model }) => model);
    const models = await lineUpModels(ids, abreast().providers, await ownKeys(request));
    return { standing, title: read.title || null, models };
  } catch (error) {
    if (!AppError.is(error)) console.error(error);
    return null;
  }
}

interface Read {
  events: readonly RunEvent[];
  title: string | null;
}

const readShare = (id: string): Promise<Read> => abreast().shares.open(id);

async function readOwn(id: string, request: Pick<Request, 'headers'>): Promise<Read | null> {
  const visitor = await knownVisitor(request);
  if (!visitor) return null;
  const { log, about } = await abreast().runs.get(id, visitor);
  return log.ended() ? { events: [...log.events], ...(await about()) } : null;
}
