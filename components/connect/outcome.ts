import { type ConnectFailure, connectFailures } from '#lib/connect/failures.ts';

/** How the way through OpenRouter's consent page ended, as the address says on return; null without such a return. */
export type ConnectOutcome = 'connected' | ConnectFailure | null;

const names = ['connected', 'connect-error'] as const;

const isFailure = (kind: string): kind is ConnectFailure => Object.hasOwn(connectFailures, kind);

/** Reads the outcome and gives the query without it: what is left is the set-up's own. */
export function takeOutcome(params: URLSearchParams): { outcome: ConnectOutcome; rest: URLSearchParams } {
  const rest = new URLSearchParams(params);
  for (const name of names) rest.delete(name);
  return { outcome: outcomeOf(params), rest };
}

function outcomeOf(params: URLSearchParams): ConnectOutcome {
  const failure = params.get('connect-error');
  if (failure !== null) return isFailure(failure) ? failure : 'code';
  return params.get('connected') === 'openrouter' ? 'connected' : null;
}
