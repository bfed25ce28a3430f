import { expect, test } from '@playwright/test';
import pg from 'pg';
import type { RunEvent } from '#lib/stream/events.ts';
import { readEvents } from '#lib/stream/sse.ts';
import { eventsOf, eventsUntil, outcomeOf, post, setupOf, textOfColumn } from '../support/api.ts';
import { openGate } from '../support/gate.ts';
import { type OwnServer, ownData, startServer } from '../support/own-server.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';

/** Slow enough that it is still at work when something happens to it. */
const slow = setupOf(['demo:scribe', 'demo:thinker'], 'What is a hash map?');
const said = (event: RunEvent) => event.type === 'text-delta' && event.column === 'a' && event.seq > 20;

/** As if the server that is at work on the run had given no sign of life for long. */
async function lapseLease(url: string, run: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    'update instances set expires = 0 where id = (select instance from runs where id = $1)',
    [run],
  );
  await client.end();
}

test.describe('servers that share a Postgres', () => {
  // One Postgres and one pair of servers for all of them.
  test.describe.configure({ mode: 'default', timeout: 60_000 });

  let postgres: PostgresServer | null = null;
  let data: Awaited<ReturnType<typeof ownData>>;
  const servers: OwnServer[] = [];

  async function begin(url = postgres?.url ?? ''): Promise<OwnServer> {
    const server = await startServer(data.path, {
      DATABASE_URL: url,
      SESSION_SECRET: 'a secret that all of the servers of a site have',
    });
    servers.push(server);
    return server;
  }

  async function pair(): Promise<[OwnServer, OwnServer]> {
    const [one, other] = servers;
    return one && other ? [one, other] : [await begin(), await begin()];
  }

  test.beforeAll(async () => {
    data = await ownData();
    postgres = await startPostgres();
  });
  test.beforeEach(() => test.skip(postgres === null, 'There is no Postgres on this machine.'));
  test.afterAll(async () => {
    for (const server of servers) await server.end('SIGKILL');
    await postgres?.stop();
    await data.remove();
  });

  test('a run of one is followed, resumed and stopped on the other', async () => {
    const [one, other] = await pair();
    const response = await post(`${one.url}/api/runs`, slow);
    const path = response.headers.get('location');
    const reading = eventsOf(response);
    const there = `${other.url}${path}`;
    await expect.poll(async () => (await fetch(there)).status).toBe(200);
    const seen = await eventsUntil(await fetch(`${there}/events`), said);
    const rest = eventsOf(await fetch(`${there}/events?after=${seen.length}`));
    expect((await post(`${there}/stop`, {})).status).toBe(202);
    const events = await reading;
    expect(outcomeOf(events, 'a')).toMatchObject({ type: 'reply-stopped', by: 'user' });
    expect([...seen, ...(await rest)]).toEqual(events);
  });

  test('of a server that was killed the other marks the run, once, and goes on with it', async () => {
    const [, other] = await pair();
    const victim = await begin();
    const response = await post(`${victim.url}/api/runs`, slow);
    const path = response.headers.get('location');
    const there = `${other.url}${path}`;
    const seen = await eventsUntil(response, said);
    await expect.poll(async () => (await fetch(there)).status).toBe(200);
    await victim.end('SIGKILL');
    await lapseLease(postgres?.url ?? '', path?.split('/').at(-1) ?? '');
    const kept = await eventsOf(await fetch(`${there}/events`));
    const marks = kept.filter(({ type }) => type === 'reply-stopped');
    expect(marks).toMatchObject([
      { column: 'a', by: 'interrupted' },
      { column: 'b', by: 'interrupted' },
    ]);
    expect(kept.slice(-3)).toEqual([...marks, expect.objectContaining({ type: 'run-end' })]);
    expect(textOfColumn(seen, 'a').startsWith(textOfColumn(kept, 'a'))).toBe(true);
    const { after } = await (await post(`${there}/retry`, { columns: ['a'] })).json();
    expect(after).toBe(kept.length);
    const more = await eventsOf(await fetch(`${there}/events?after=${after}`));
    expect(more[0]).toMatchObject({ type: 'reply-start', attempt: 2 });
    expect(outcomeOf(more, 'a')).toMatchObject({ type: 'reply-end' });
  });

  test('a run goes on while Postgres is away, and is there whole when it is back', async () => {
    const [, other] = await pair();
    const { port } = new URL(postgres?.url ?? '');
    const gate = await openGate(Number(port));
    try {
      const server = await begin((postgres?.url ?? '').replace(`:${port}/`, `:${gate.port}/`));
      const health = async () => (await (await fetch(`${server.url}/api/health`)).json()).store;
      const response = await post(`${server.url}/api/runs`, setupOf(['demo:scribe'], 'What is a hash map?'));
      const path = response.headers.get('location');
      const events: RunEvent[] = [];
      await readEvents(response.body ?? new ReadableStream(), (event) => {
        events.push(event);
        if (said(event)) gate.shut();
      });
      expect(outcomeOf(events, 'a')).toMatchObject({ type: 'reply-end' });
      expect(await health()).toMatchObject({
        keeps: false,
        problem: { message: 'The Postgres database does not answer.', action: /^Try again shortly/ },
      });
      gate.open();
      await expect.poll(async () => (await health()).keeps, { timeout: 20_000 }).toBe(true);
      expect(await eventsOf(await fetch(`${other.url}${path}/events`))).toEqual(events);
    } finally {
      await gate.close();
    }
  });
});
