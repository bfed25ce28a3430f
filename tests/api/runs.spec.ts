import { expect, test } from '@playwright/test';
import { eventsOf, eventsUntil, outcomeOf, post, recordOf, setupOf, textOfColumn } from '../support/api.ts';
import { demoUrl, playgroundUrl } from '../support/servers.ts';

const runs = `${playgroundUrl}/api/runs`;
const model = (name: string) => `openrouter:${name}`;

test('four demo models answer with no key and no network', async () => {
  const response = await post(
    `${demoUrl}/api/runs`,
    setupOf(['demo:swift', 'demo:steady', 'demo:thinker', 'demo:scribe'], 'What is a hash map?'),
  );
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(response.headers.get('cache-control')).toContain('no-transform');
  expect(response.headers.get('location')).toMatch(/^\/api\/runs\/[\w-]{16}$/);
  const events = await eventsOf(response);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  expect(events[0]?.type).toBe('run-start');
  expect(events.at(-1)?.type).toBe('run-end');
  for (const column of ['a', 'b', 'c', 'd']) {
    expect(outcomeOf(events, column)).toMatchObject({ type: 'reply-end', finishReason: 'stop' });
    expect(textOfColumn(events, column).length).toBeGreaterThan(100);
  }
});

test('sixteen columns leave together over one response', async () => {
  const prompt = 'Sixteen at once';
  const models = Array.from({ length: 16 }, () => model('bench/400x40'));
  const events = await eventsOf(await post(runs, setupOf(models, prompt)));
  const lastStart = events.findLastIndex((event) => event.type === 'reply-start');
  const firstHeaders = events.findIndex((event) => event.type === 'reply-headers');
  expect(lastStart).toBeLessThan(firstHeaders);
  expect(await recordOf(prompt)).toHaveLength(16);
});

test('the text and the usage are those the simulator sent', async () => {
  const prompt = 'To the letter';
  const events = await eventsOf(await post(runs, setupOf([model('bench/400x60-thinking-20')], prompt)));
  const [request] = await recordOf(prompt);
  expect(textOfColumn(events, 'a')).toBe(
    request?.chunks
      .slice(20)
      .map(([, text]) => text)
      .join(''),
  );
  expect(outcomeOf(events, 'a')).toMatchObject({
    usage: {
      output: { value: 80, source: 'reported' },
      reasoning: { value: 20, source: 'reported' },
    },
    cost: { source: 'reported' },
  });
});

test('the log is read again from any number, and from the start when the number lies beyond it', async () => {
  const response = await post(runs, setupOf([model('bench/400x40')]));
  const url = playgroundUrl + response.headers.get('location');
  const events = await eventsOf(response);
  const read = async (after: number) => eventsOf(await fetch(`${url}/events?after=${after}`));
  expect(await read(0)).toEqual(events);
  expect(await read(5)).toEqual(events.slice(5));
  expect(await read(events.length)).toEqual([]);
  expect(await read(events.length + 7)).toEqual(events);
  const byHeader = await fetch(`${url}/events`, { headers: { 'Last-Event-ID': '3' } });
  expect(await eventsOf(byHeader)).toEqual(events.slice(3));
});

test('a reader that is cut off goes on from its last event while the run goes on without it', async () => {
  const response = await post(runs, setupOf([model('bench/200x120'), model('bench/200x120')]));
  const url = playgroundUrl + response.headers.get('location');
  const before = await eventsUntil(response, (event) => event.seq === 20);
  const after = await eventsOf(await fetch(`${url}/events?after=20`));
  const events = [...before, ...after];
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  const whole = await eventsOf(await fetch(`${url}/events`));
  expect(events).toEqual(whole);
});

test('Stop reaches upstream and leaves the other columns alone', async () => {
  const prompt = 'Stop the first';
  const response = await post(runs, setupOf([model('bench/50x400'), model('bench/400x40')], prompt));
  const url = playgroundUrl + response.headers.get('location');
  await eventsUntil(response, (event) => event.type === 'text-delta' && event.column === 'a');
  expect((await post(`${url}/stop`, { column: 'a' })).status).toBe(202);
  const events = await eventsOf(await fetch(`${url}/events`));
  expect(outcomeOf(events, 'a')).toMatchObject({ type: 'reply-stopped', by: 'user' });
  expect(textOfColumn(events, 'a')).not.toBe('');
  expect(outcomeOf(events, 'b')).toMatchObject({ type: 'reply-end' });
  await expect
    .poll(async () => (await recordOf(prompt)).map((request) => request.cancelled).sort())
    .toEqual([false, true]);
});

test('Stop without a column ends them all', async () => {
  const response = await post(runs, setupOf([model('bench/50x400'), model('bench/50x400')]));
  const url = playgroundUrl + response.headers.get('location');
  expect((await post(`${url}/stop`, {})).status).toBe(202);
  const events = await eventsOf(response);
  expect(outcomeOf(events, 'a')).toMatchObject({ type: 'reply-stopped' });
  expect(outcomeOf(events, 'b')).toMatchObject({ type: 'reply-stopped' });
  expect(events.at(-1)?.type).toBe('run-end');
});

test('Retry asks the failed columns again in the same log', async () => {
  const response = await post(runs, setupOf([model('fault/500'), model('bench/400x40')]));
  const url = playgroundUrl + response.headers.get('location');
  const first = await eventsOf(response);
  const retry = await post(`${url}/retry`, {});
  expect(retry.status).toBe(202);
  const { after } = await retry.json();
  expect(after).toBe(first.length);
  const more = await eventsOf(await fetch(`${url}/events?after=${after}`));
  expect(more[0]).toMatchObject({ type: 'reply-start', column: 'a', attempt: 2, seq: after + 1 });
  expect(more.some((event) => 'column' in event && event.column === 'b')).toBe(false);
  expect(more.at(-1)?.type).toBe('run-end');
  const one = await post(`${url}/retry`, { columns: ['b'] });
  expect(one.status).toBe(202);
});

test('every column keeps its own history over the turns of a conversation', async () => {
  const ids = ['demo/swift:free', 'demo/steady:free'];
  const first = await post(runs, setupOf(ids.map(model), 'What is recursion?'));
  const parent = first.headers.get('location')?.split('/').at(-1);
  const events = await eventsOf(first);
  await eventsOf(await post(runs, { ...setupOf(ids.map(model), 'Shorter, please.'), parent }));
  const requests = await recordOf('Shorter, please.');
  for (const [index, id] of ids.entries()) {
    const sent = requests.find((request) => request.model === id)?.body as {
      messages: { role: string; content: unknown }[];
    };
    const column = String.fromCharCode(97 + index);
    expect(sent.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(JSON.stringify(sent.messages[1])).toContain(
      JSON.stringify(textOfColumn(events, column)).slice(1, -1),
    );
  }
});

test('a run is listed, read folded with its metrics, and deleted for good', async () => {
  const response = await post(runs, setupOf([model('bench/400x40')], 'Find me again'));
  const url = playgroundUrl + response.headers.get('location');
  await eventsOf(response);
  const list = await (await fetch(runs)).json();
  expect(list.runs).toContainEqual(expect.objectContaining({ prompt: 'Find me again', ended: true }));
  const run = await (await fetch(url)).json();
  expect(run.replies[0]).toMatchObject({
    state: 'done',
    metrics: { 'tokens-out': { value: 40, kind: 'exact' } },
  });
  expect((await fetch(url, { method: 'DELETE' })).status).toBe(204);
  expect((await fetch(url)).status).toBe(404);
  expect((await fetch(`${url}/events`)).status).toBe(404);
});

test('the key is in no event, no run and no error', async () => {
  const response = await post(
    runs,
    setupOf([model('bench/400x40'), model('fault/402'), model('fault/502-html')]),
  );
  const url = playgroundUrl + response.headers.get('location');
  const texts = [
    await response.text(),
    await (await fetch(url)).text(),
    await (await fetch(`${playgroundUrl}/api/health`)).text(),
  ];
  for (const text of texts) expect(text).not.toContain('sk-or-v1-test-key');
});
