import { expect, test } from '@playwright/test';
import { eventsOf, eventsUntil, outcomeOf, post, setupOf, textOfColumn } from '../support/api.ts';
import { type OwnServer, ownData, startServer } from '../support/own-server.ts';

/** Slow enough that it is still at work when the server ends. */
const slow = setupOf(['demo:scribe', 'demo:thinker'], 'What is a hash map?');

test.describe('a server that ends', () => {
  let data: Awaited<ReturnType<typeof ownData>>;
  let servers: OwnServer[] = [];
  const begin = async () => {
    const server = await startServer(data.path);
    servers.push(server);
    return server;
  };

  test.beforeEach(async () => {
    data = await ownData();
    servers = [];
  });
  test.afterEach(async () => {
    for (const server of servers) await server.end('SIGKILL');
    await data.remove();
  });

  test('at SIGTERM ends its streams, keeps all that was said and is gone within 5 s', async () => {
    const first = await begin();
    const response = await post(`${first.url}/api/runs`, slow);
    const path = response.headers.get('location');
    const reading = eventsOf(response);
    const seen = await eventsUntil(
      await fetch(`${first.url}${path}/events`),
      (event) => event.type === 'text-delta' && event.column === 'a' && event.seq > 20,
    );
    expect(await first.end('SIGTERM')).toBeLessThan(5000);
    const events = await reading;
    expect(events.slice(0, seen.length)).toEqual(seen);
    expect(outcomeOf(events, 'a')).toMatchObject({ type: 'reply-stopped', by: 'shutdown' });
    expect(events.at(-1)?.type).toBe('run-end');
    const second = await begin();
    expect(await eventsOf(await fetch(`${second.url}${path}/events`))).toEqual(events);
  });

  test('by kill -9 has its run marked at the next start, text kept, and a retry goes on', async () => {
    const first = await begin();
    const response = await post(`${first.url}/api/runs`, slow);
    const path = response.headers.get('location');
    const seen = await eventsUntil(
      response,
      (event) => event.type === 'text-delta' && event.column === 'a' && event.at > 1500,
    );
    await first.end('SIGKILL');
    const second = await begin();
    const run = `${second.url}${path}`;
    const kept = await eventsOf(await fetch(`${run}/events?after=${seen.length + 1000}`));
    expect(kept.map((event) => event.seq)).toEqual(kept.map((_, index) => index + 1));
    expect(outcomeOf(kept, 'a')).toMatchObject({ type: 'reply-stopped', by: 'interrupted' });
    const text = textOfColumn(kept, 'a');
    expect(text).not.toBe('');
    expect(textOfColumn(seen, 'a').startsWith(text)).toBe(true);
    const { after } = await (await post(`${run}/retry`, { columns: ['a'] })).json();
    expect(after).toBe(kept.length);
    const more = await eventsOf(await fetch(`${run}/events?after=${after}`));
    expect(more[0]).toMatchObject({ type: 'reply-start', attempt: 2, seq: after + 1 });
    expect(outcomeOf(more, 'a')).toMatchObject({ type: 'reply-end' });
  });

  test('leaves the data folder to the next; two at once is one too many, and the second says so', async () => {
    const first = await begin();
    const second = await begin();
    const health = await (await fetch(`${second.url}/api/health`)).json();
    expect(health).toMatchObject({
      status: 'ready',
      store: {
        engine: 'sqlite',
        keeps: false,
        problem: { message: 'Another Abreast uses this data folder.' },
      },
    });
    const list = await fetch(`${second.url}/api/runs`);
    expect(list.ok).toBe(false);
    expect(await list.json()).toMatchObject({ title: 'Another Abreast uses this data folder.' });
    const response = await post(`${second.url}/api/runs`, setupOf(['demo:swift']));
    const path = response.headers.get('location');
    expect(outcomeOf(await eventsOf(response), 'a')).toMatchObject({ type: 'reply-end' });
    await first.end('SIGTERM');
    await expect
      .poll(async () => (await (await fetch(`${second.url}/api/runs`)).json()).runs?.length, {
        timeout: 20_000,
      })
      .toBe(1);
    expect((await fetch(`${second.url}${path}`)).status).toBe(200);
  });
});
