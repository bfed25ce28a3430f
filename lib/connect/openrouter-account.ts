import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { readKey } from './key.ts';

interface OpenRouterAccess {
  baseUrl: string;
  fetch: typeof globalThis.fetch;
}

/** A person waits for these answers. */
const patience = 10_000;
const longestLabel = 60;

const keyAnswer = z.object({
  data: z.object({ label: z.string().nullish(), is_management_key: z.boolean().nullish() }),
});

/**
 * Asks OpenRouter whether it knows the key, and answers how it writes it where it may be seen (null: it does not say).
 * Throws an AppError for a key it refuses, and when it can't be asked.
 */
export async function checkKey(access: OpenRouterAccess, key: string): Promise<string | null> {
  const { status, body } = await ask(access, '/key', headersWith(key));
  if (status === 401 || status === 403) throw unknownKey();
  const answer = keyAnswer.safeParse(body);
  if (status !== 200 || !answer.success) throw uncheckable();
  const { label, is_management_key } = answer.data.data;
  if (is_management_key) {
    throw new AppError(
      'key-refused',
      'This is a management key: it makes keys and runs no models.',
      'Make an ordinary key at openrouter.ai/keys and paste that one.',
    );
  }
  return label && label.length <= longestLabel && !label.includes(key) ? label : null;
}

/** A key of characters that no header carries is none of theirs. */
function headersWith(key: string): RequestInit {
  try {
    return { headers: new Headers({ Authorization: `Bearer ${key}` }) };
  } catch {
    throw unknownKey();
  }
}

const unknownKey = () =>
  new AppError(
    'key-refused',
    'OpenRouter does not know this key.',
    'Copy it again from openrouter.ai/keys, or make a new one.',
  );

const uncheckable = () =>
  new AppError(
    'unreachable',
    'OpenRouter could not be asked about this key, so it is not kept.',
    'Check the network and try again.',
  );

const exchangeAnswer = z.object({ key: z.string() });

/** The key for a code of the consent page, or why there is none. */
export async function exchangeCode(
  access: OpenRouterAccess,
  code: string,
  verifier: string,
): Promise<{ key: string } | { failure: 'code' | 'network' }> {
  try {
    const { status, body } = await ask(access, '/auth/keys', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code, code_verifier: verifier, code_challenge_method: 'S256' }),
    });
    if (status === 400 || status === 403) return { failure: 'code' };
    if (status !== 200) return { failure: 'network' };
    return { key: readKey(exchangeAnswer.parse(body).key) };
  } catch {
    return { failure: 'network' };
  }
}

/** Follows no redirect: a key or a code goes to the address we were given and to no other. */
async function ask({ baseUrl, fetch }: OpenRouterAccess, path: string, init: RequestInit) {
  try {
    const response = await fetch(`${baseUrl}${path}`, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    return { status: response.status, body: await bodyOf(response) };
  } catch {
    // What the network says of a failed request may quote its headers: it goes no further.
    throw uncheckable();
  }
}

/** Null for what is no JSON, a page of a proxy for one; a body that breaks off is a failure of the network. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
