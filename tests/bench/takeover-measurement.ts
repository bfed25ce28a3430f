import { eventsOf, eventsUntil, post, setupOf } from '../support/api.ts';
import { ownData, startServer } from '../support/own-server.ts';
import { startPostgres } from '../support/postgres.ts';
import type { Figures } from './measurements.ts';

/** Two servers with one Postgres, one of which is killed in mid-run: how long until the other has marked its run. */
export async function takeover(): Promise<Figures> {
  const postgres = await startPostgres();
  if (!postgres) return {};
  const data = await ownData();
  const settings = { DATABASE_URL: postgres.url, SESSION_SECRET: 'a secret that both of the servers have' };
  const one = await startServer(data.path, settings);
  const other = await startServer(data.path, settings);
  try {
    const response = await post(`${one.url}/api/runs`, setupOf(['demo:scribe', 'demo:thinker']));
    const path = response.headers.get('location');
    const seen = await eventsUntil(response, ({ type, seq }) => type === 'text-delta' && seq > 20);
    const killed = performance.now();
    await one.end('SIGKILL');
    const kept = await eventsOf(await fetch(`${other.url}${path}/events`));
    const last = seen.at(-1)?.at ?? 0;
    const marks = kept.filter(({ type }) => type === 'reply-stopped');
    return {
      'marked after (s)': (performance.now() - killed) / 1000,
      'marks on each of its columns': marks.length / 2,
      'newest text lost (ms)': Math.max(0, last - (kept.at(-1)?.at ?? 0)),
    };
  } finally {
    await one.end('SIGKILL');
    await other.end('SIGKILL');
    await postgres.stop();
    await data.remove();
  }
}
