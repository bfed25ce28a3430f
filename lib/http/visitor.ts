import { randomBytes } from 'node:crypto';
import { localVisitor, type Visitor } from '#lib/connect/visitor.ts';
import { env } from '#lib/env.ts';
import { abreast } from '#lib/process.ts';
import { handler } from './handler.ts';
import { ownKeys } from './own-keys.ts';

const renewAfter = 30 * 24 * 60 * 60_000;

/**
 * Who asks. In public mode whoever is not known yet gets an id that nobody can guess, known from then on to those whose
 * answer sends the cookie along.
 */
export async function visitorOf(request: Request): Promise<Visitor> {
  const keys = await ownKeys(request);
  if (env().ABREAST_MODE === 'local') {
    return { id: localVisitor, keys, cookie: null };
  }
  const { visitor } = abreast().sessions;
  const known = await visitor.read(request.headers);
  const id = known?.id ?? randomBytes(24).toString('base64url');
  const isFresh = known !== null && Date.now() - known.since < renewAfter;
  const cookie = isFresh ? null : await visitor.write({ id, since: Date.now() }, request);
  return { id, keys, cookie };
}

/** The same where no cookie can be given along: null in public mode for whoever is not known yet. */
export async function knownVisitor(
  request: Pick<Request, 'headers'>,
): Promise<Omit<Visitor, 'cookie'> | null> {
  const isLocal = env().ABREAST_MODE === 'local';
  const id = isLocal ? localVisitor : (await abreast().sessions.visitor.read(request.headers))?.id;
  return id === undefined ? null : { id, keys: await ownKeys(request) };
}

type VisitorHandler<Context> = (
  request: Request,
  visitor: Visitor,
  context: Context,
) => Promise<Response> | Response;

/** A route whose work belongs to the visitor: the browser is given the cookie by which he is known again. */
export function visitorHandler<Context>(work: VisitorHandler<Context>) {
  return handler<Context>(async (request, context) => {
    const visitor = await visitorOf(request);
    const response = await work(request, visitor, context);
    if (visitor.cookie) response.headers.append('Set-Cookie', visitor.cookie);
    return response;
  });
}
