import { GET as finish } from '#app/api/connect/openrouter/callback/route.ts';
import { GET as begin } from '#app/api/connect/openrouter/route.ts';
import { DELETE, GET, POST } from '#app/api/connect/route.ts';

type Route = (request: Request, context: unknown) => Promise<Response> | Response;

const routes: Record<string, Route> = {
  'GET /api/connect': GET,
  'POST /api/connect': POST,
  'DELETE /api/connect': DELETE,
  'GET /api/connect/openrouter': begin,
  'GET /api/connect/openrouter/callback': finish,
};

/** A visitor of the routes in this process: keeps cookies by name and path, as browsers do. */
export class Browser {
  readonly host: string;
  readonly cookies = new Map<string, { value: string; path: string }>();
  /** Everything that was ever said to it, headers included. */
  heard = '';

  constructor(host = '127.0.0.1:3000') {
    this.host = host;
  }

  async ask(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, `http://${this.host}`);
    const route = routes[`${method} ${url.pathname}`];
    if (!route) throw new Error(`There is no route ${method} ${url.pathname}.`);
    return this.receive(await route(this.request(method, url, init), undefined));
  }

  request(method: string, url: URL, init: RequestInit = {}): Request {
    const headers = new Headers(init.headers);
    headers.set('host', this.host);
    const sent = [...this.cookies].filter(([, { path }]) => url.pathname.startsWith(path));
    if (sent.length > 0)
      headers.set('cookie', sent.map(([name, { value }]) => `${name}=${value}`).join('; '));
    return new Request(url, { ...init, method, headers });
  }

  async receive(response: Response): Promise<Response> {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = '', path = ''] = /^([^=]+)=([^;]*); Path=([^;]+)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, { value, path });
    }
    this.heard += `${JSON.stringify([...response.headers])} ${await response.clone().text()}\n`;
    return response;
  }

  paste(key: unknown, provider = 'openrouter'): Promise<Response> {
    return this.ask('POST', '/api/connect', {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ provider, key }),
    });
  }

  /** How it stands with OpenRouter. */
  async connection(): Promise<unknown> {
    const { providers } = await (await this.ask('GET', '/api/connect')).json();
    return providers.find((each: { id: string }) => each.id === 'openrouter');
  }

  /** Goes to the consent page; gives the address it was sent to. */
  async leave(): Promise<URL> {
    const response = await this.ask('GET', '/api/connect/openrouter');
    return new URL(response.headers.get('location') ?? '', `http://${this.host}`);
  }

  /** Comes back to the callback with this query; gives where it ends. */
  async comeBack(query: string): Promise<string | null> {
    const response = await this.ask('GET', `/api/connect/openrouter/callback?${query}`);
    return response.status === 303 ? response.headers.get('location') : null;
  }
}

/** Answers the consent page; gives the query it sends the browser back with. */
export async function consent(page: URL, decision: 'approve' | 'deny'): Promise<string> {
  const response = await fetch(page, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ decision }),
  });
  return new URL(response.headers.get('location') ?? '').search.slice(1);
}
