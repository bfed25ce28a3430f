import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSimulator, type Simulator } from '#lib/simulator/simulator.ts';

export interface ServeOptions {
  /** 0 takes a free port. */
  port: number;
  host?: string;
  simulator?: Simulator;
}

export interface ServedSimulator {
  /** The base URL of the API, as `OPENROUTER_BASE_URL` wants it. */
  url: string;
  origin: string;
  close(): Promise<void>;
}

/** Puts a simulator on a port. Every chunk of a body is a write of its own; a client that leaves aborts its request. */
export async function serveSimulator({
  port,
  host = '127.0.0.1',
  simulator = createSimulator(),
}: ServeOptions): Promise<ServedSimulator> {
  const server = createServer((incoming, outgoing) => {
    answer(simulator, incoming, outgoing).catch(() => reset(outgoing));
  });
  server.on('connection', (socket) => socket.setNoDelay(true));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  const origin = `http://${host}:${bound}`;
  return {
    url: `${origin}/api/v1`,
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  simulator: Simulator,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) {
      gone.abort();
    }
  });
  const response = await simulator.fetch(await requestFrom(incoming, gone.signal));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (!outgoing.write(next.value)) {
      await drained(outgoing, gone.signal);
    }
  }
  outgoing.end();
}

async function requestFrom(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) {
      headers.append(name, value);
    }
  }
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`), {
    method,
    headers,
    signal,
    ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
  });
}

function drained(outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    outgoing.once('drain', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** A body that broke must not look finished: the connection is torn down as a crash would tear it. */
function reset(outgoing: ServerResponse): void {
  outgoing.socket?.resetAndDestroy();
}
