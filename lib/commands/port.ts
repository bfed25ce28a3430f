import { once } from 'node:events';
import { createServer } from 'node:net';
import { AppError } from '#lib/errors.ts';

/** The port, or for 0 one that is free. Throws an AppError when nothing can listen there. */
export async function freePort(host: string, port: number): Promise<number> {
  const probe = createServer().listen(port, host);
  try {
    await once(probe, 'listening');
    const address = probe.address();
    return typeof address === 'object' && address ? address.port : port;
  } catch (error) {
    throw refusal(error instanceof Error && 'code' in error ? error.code : null, host, port);
  } finally {
    probe.close();
  }
}

function refusal(code: unknown, host: string, port: number): AppError {
  if (code === 'EADDRINUSE') {
    const message = `Port ${port} on ${host} is taken.`;
    return new AppError('conflict', message, 'Stop what listens there, or set PORT to another number.');
  }
  if (code === 'EACCES') {
    const message = `Port ${port} needs rights that this user does not have.`;
    return new AppError('forbidden', message, 'Set PORT to a number above 1023.');
  }
  const message = `Nothing can listen on ${host}.`;
  return new AppError(
    'unavailable',
    message,
    'Set HOST to an address of this machine, for example 127.0.0.1.',
  );
}

/** The address by which a server that listens on this host is opened from the same machine. */
export function addressOf(host: string, port: number): string {
  const own: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  const name = own[host] ?? host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
