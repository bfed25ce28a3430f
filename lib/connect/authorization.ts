import { AppError } from '#lib/errors.ts';
import { isHttps, isLoopbackHost } from '#lib/http/host.ts';
import type { ConnectFailure } from './failures.ts';
import { checkKey, exchangeCode } from './openrouter-account.ts';
import { authorizeUrl, newPending } from './pkce.ts';
import type { Pending, Sessions } from './session.ts';

const callbackPath = '/api/connect/openrouter/callback';

interface AuthorizationContext {
  pending: Sessions['pending'];
  /** OpenRouter's API. */
  baseUrl: string;
}

interface BeginContext extends AuthorizationContext {
  /** The name others know this server by; without it, it is the one it was asked under. */
  publicUrl?: string | undefined;
}

interface ReturnContext extends AuthorizationContext {
  fetch: typeof globalThis.fetch;
  /** The `Set-Cookie` line that keeps the key beside what the visitor's cookie holds. */
  keep(key: string, label: string | null): Promise<string>;
}

/** Sends the browser to OpenRouter's consent page, with what it must bring back in a sealed cookie. */
export async function beginAuthorization(
  request: Request,
  { pending: cookie, baseUrl, publicUrl }: BeginContext,
): Promise<Response> {
  const callback = publicUrl ? new URL(callbackPath, publicUrl).href : callbackOf(request);
  if (callback === null) return backHome({ failure: 'address' });
  const pending = newPending();
  return redirect(302, authorizeUrl(baseUrl, callback, pending), [await cookie.write(pending, request)]);
}

/** Null where OpenRouter would not lead back to: plain http is for this machine's two names. */
function callbackOf(request: Request): string | null {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  if (!URL.canParse(`https://${host}`) || /[/?#@\\]/.test(host)) return null;
  if (!isLoopbackHost(host) || isHttps(request)) return `https://${host}${callbackPath}`;
  return host.startsWith('[') ? null : `http://${host}${callbackPath}`;
}

/** The browser comes back: its code is exchanged for a key, which goes into its own cookie and nowhere else. */
export async function finishAuthorization(request: Request, context: ReturnContext): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const pending = await context.pending.read(request.headers);
  const end = await outcome(context, searchParams, pending);
  // What was pending is over either way: neither state nor code serves twice.
  return backHome(end, [context.pending.clear(request)]);
}

type End = { cookie: string } | { failure: ConnectFailure };

async function outcome(
  context: ReturnContext,
  searchParams: URLSearchParams,
  pending: Pending | null,
): Promise<End> {
  // A denial comes back without the state, so it can't be held against it; it changes nothing.
  if (searchParams.has('error')) return { failure: 'denied' };
  if (pending === null || searchParams.get('state') !== pending.state) return { failure: 'state' };
  const code = searchParams.get('code');
  if (!code) return { failure: 'code' };
  const exchanged = await exchangeCode(context, code, pending.verifier);
  if ('failure' in exchanged) return exchanged;
  const label = await checkKey(context, exchanged.key).catch(() => null);
  try {
    return { cookie: await context.keep(exchanged.key, label) };
  } catch (error) {
    if (error instanceof AppError) return { failure: 'cookie' };
    throw error;
  }
}

function backHome(end: End, cookies: readonly string[] = []): Response {
  if ('failure' in end) return redirect(303, `/?connect-error=${end.failure}`, cookies);
  return redirect(303, '/?connected=openrouter', [...cookies, end.cookie]);
}

function redirect(status: 302 | 303, location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ Location: location, 'Cache-Control': 'no-store' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status, headers });
}
