import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CuttingProxy {
  url: string;
  /** How many event streams were cut so far. */
  cuts(): number;
  close(): Promise<void>;
}

/**
 * Stands between a browser and the playground and cuts event streams off: the first after `plan[0]` bytes of its body,
 * the second after `plan[1]`, and so on; later ones pass whole. 0 cuts before the headers arrive.
 */
export async function startCuttingProxy(target: string, plan: readonly number[]): Promise<CuttingProxy> {
  let streams = 0;
  let cuts = 0;
  const server = createServer((incoming, outgoing) => {
    const isStream =
      incoming.method === 'POST' ? incoming.url === '/api/runs' : /\/events\b/.test(incoming.url ?? '');
    const upstream = forward(
      new URL(incoming.url ?? '/', target),
      { method: incoming.method, headers: incoming.headers },
      (response) => {
        const limit = isStream ? plan[streams++] : undefined;
        if (limit === 0 && incoming.method !== 'POST') {
          cuts++;
          outgoing.destroy();
          return;
        }
        outgoing.writeHead(response.statusCode ?? 502, response.headers);
        outgoing.flushHeaders();
        let passed = 0;
        let isCut = false;
        response.on('data', (chunk: Buffer) => {
          if (isCut) return;
          const rest = limit === undefined ? chunk.length : limit - passed;
          passed += chunk.length;
          if (chunk.length < rest || limit === undefined) {
            outgoing.write(chunk);
            return;
          }
          isCut = true;
          cuts++;
          // What is left of this write goes out first, then the connection is gone, as with a lost network.
          outgoing.write(chunk.subarray(0, rest), () => outgoing.destroy());
        });
        response.on('end', () => {
          if (!isCut) outgoing.end();
        });
      },
    );
    upstream.on('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    cuts: () => cuts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
