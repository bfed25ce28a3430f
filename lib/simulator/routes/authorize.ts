import { z } from 'zod';
import { consentPage, messagePage } from '#lib/simulator/consent-page.ts';
import { html, json } from '#lib/simulator/http.ts';
import { randomName } from '#lib/simulator/random.ts';
import { refusalResponse, refuse, refuseMalformed } from '#lib/simulator/refusal.ts';
import type { Call } from '#lib/simulator/simulation.ts';

/** `GET /auth`: asks for consent; `?auto=1` gives it at once, for tests without a hand on the mouse. */
export function showConsent(call: Call): Response {
  const problem = problemWith(call.url);
  if (problem) {
    return html(messagePage('This link cannot be used', problem), 400);
  }
  return call.url.searchParams.get('auto') === '1' ? approve(call) : html(consentPage(call.url.searchParams));
}

/** `POST /auth`: the consent page's own form; the query still holds the app's request. */
export async function answerConsent(call: Call): Promise<Response> {
  const problem = problemWith(call.url);
  if (problem) {
    return html(messagePage('This link cannot be used', problem), 400);
  }
  const form = new URLSearchParams(await call.request.text());
  return form.get('decision') === 'approve' ? approve(call) : deny(call.url);
}

function problemWith({ searchParams }: URL): string | null {
  const callback = searchParams.get('callback_url');
  if (callback === null) {
    return searchParams.has('code_challenge') ? null : 'It names no callback_url and no code_challenge.';
  }
  return isAllowedCallback(callback)
    ? null
    : 'Its callback_url is neither an https address nor an http address of this machine.';
}

function isAllowedCallback(callback: string): boolean {
  const url = URL.canParse(callback) ? new URL(callback) : null;
  const isLocal = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal);
}

function approve({ url, simulation }: Call): Response {
  const query = url.searchParams;
  const challenge = query.get('code_challenge');
  const code = randomName(simulation.random, 32);
  simulation.codes.issue(code, {
    challenge,
    method: challenge === null ? null : query.get('code_challenge_method') === 'S256' ? 'S256' : 'plain',
    issuedAt: simulation.settings.clock.now(),
  });
  const callback = query.get('callback_url');
  if (callback === null) {
    return html(messagePage('Your code', code));
  }
  const state = query.get('state');
  return backTo(callback, { code, ...(state === null ? {} : { state }) });
}

/** Without the state, which the live service does not return on denial either. */
function deny(url: URL): Response {
  const callback = url.searchParams.get('callback_url');
  return callback === null
    ? html(messagePage('Denied', 'No code was made.'))
    : backTo(callback, { error: 'access_denied' });
}

function backTo(callback: string, query: Readonly<Record<string, string>>): Response {
  const target = new URL(callback);
  for (const [name, value] of Object.entries(query)) {
    target.searchParams.set(name, value);
  }
  return new Response(null, {
    status: 303,
    headers: { Location: target.href, 'Cache-Control': 'no-store' },
  });
}

const exchange = z.object({
  code: z.string(),
  code_verifier: z.string().optional(),
  code_challenge_method: z.string().optional(),
});

/** `POST /auth/keys`: a code and its verifier for a key. No key of one's own is needed. */
export async function exchangeCode({ request, simulation }: Call): Promise<Response> {
  const body: unknown = await request.json().catch(() => ({}));
  const asked = exchange.safeParse(body);
  if (!asked.success) {
    return refusalResponse(refuseMalformed(asked.error.issues));
  }
  const { code, code_verifier, code_challenge_method } = asked.data;
  const { clock } = simulation.settings;
  const refusal = simulation.codes.redeem(code, code_verifier, code_challenge_method, clock.now());
  if (refusal) {
    return refusalResponse(refusal);
  }
  const key = newKey(simulation.random);
  return json({ key, user_id: simulation.accounts.issue(key).userId });
}

export function exchangeNotAllowed(): Response {
  return refusalResponse(refuse(405, 'Method Not Allowed'));
}

function newKey(random: () => number): string {
  const digits = Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16));
  return `sk-or-v1-${digits.join('')}`;
}
