import { AppError } from '#lib/errors.ts';
import type { Provider } from '#lib/providers/provider.ts';
import type { ConnectAnswer, Connection } from './connection.ts';
import type { Session } from './session.ts';

/** A provider that would use a visitor's key if it had one; the others need none. */
const takesKeys = (provider: Provider): boolean =>
  provider.access({ keys: { [provider.id]: 'x' } })?.owner === 'own';

/** The provider a key is for. Throws an AppError when there is none of that id, or when it takes no key. */
export function keyedProvider(providers: readonly Provider[], id: string): Provider {
  const provider = providers.find((each) => each.id === id && takesKeys(each));
  if (provider) return provider;
  throw new AppError('not-found', 'There is no such provider that takes a key.', 'Choose one from the list.');
}

function connectionOf(provider: Provider, { keys, labels }: Session): Connection {
  const { id, name } = provider;
  const connected = provider.access({ keys })?.owner ?? 'none';
  const label = connected === 'own' ? labels[id] : undefined;
  return { id, name, connected, ...(label !== undefined && { label }) };
}

/** How the visitor stands with every provider that takes a key; `cookie` is the `Set-Cookie` line to send along. */
export function connectionsResponse(
  providers: readonly Provider[],
  session: Session,
  cookie?: string,
): Response {
  const connections = providers.filter(takesKeys).map((provider) => connectionOf(provider, session));
  const headers = new Headers({ 'Cache-Control': 'no-store', Vary: 'Cookie' });
  if (cookie !== undefined) headers.set('Set-Cookie', cookie);
  return Response.json({ providers: connections } satisfies ConnectAnswer, { headers });
}
