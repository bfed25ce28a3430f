/** What went wrong and what to do next. */
export interface Problem {
  message: string;
  action: string;
}

export const unreachable: Problem = {
  message: 'The server could not be reached.',
  action: 'Check that it runs, then try again.',
};

/** The response of our own API; throws a Problem when it is none that went well. */
export async function ask(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch(() => null);
  if (response?.ok) return response;
  const problem = await response?.json().catch(() => null);
  if (typeof problem?.detail !== 'string' || typeof problem.action !== 'string') throw unreachable;
  throw { message: problem.detail, action: problem.action } satisfies Problem;
}

export const postJson = (body: string): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body,
});

export function problemFrom(error: unknown): Problem {
  return error instanceof Object && 'message' in error && 'action' in error
    ? { message: String(error.message), action: String(error.action) }
    : unreachable;
}
