import { expect, test } from '@playwright/test';
import { post } from '../support/api.ts';
import { demoUrl, playgroundUrl, simulatorUrl } from '../support/servers.ts';

const messages = [{ role: 'user', content: 'Say something.' }];
const setup = { messages, system: 'Be brief.', column: { id: 'a', model: 'openrouter:demo/steady' } };

test('POST /api/code tells the request of a column, which upstream then answers', async () => {
  const response = await post(`${playgroundUrl}/api/code`, setup);
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(text).not.toContain('sk-or');
  const { baseUrl, key, body } = JSON.parse(text);
  expect([baseUrl, key]).toEqual([simulatorUrl, 'OPENROUTER_API_KEY']);
  const answered = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk-or-v1-of-a-reader', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answered.status).toBe(200);
  expect(await answered.text()).toContain('data: [DONE]');
});

test('it is told also where nobody has a key', async () => {
  const response = await post(`${demoUrl}/api/code`, { messages, column: { id: 'a', model: 'demo:swift' } });
  expect(await response.json()).toMatchObject({
    provider: 'demo',
    baseUrl: 'http://127.0.0.1:4010/api/v1',
    body: { model: 'demo/swift:free', messages },
  });
});

test('a model that is not there, and a column that is none, are named', async () => {
  const unknown = { ...setup, column: { id: 'a', model: 'openrouter:no/such' } };
  const refused = await post(`${playgroundUrl}/api/code`, unknown);
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ title: 'There is no model openrouter:no/such.' });
  const bad = await post(`${playgroundUrl}/api/code`, { messages });
  expect(bad.status).toBe(400);
  expect(await bad.json()).toMatchObject({ title: 'column is missing.' });
});

test('what a run would refuse is told with the code, and why', async () => {
  const tools = [{ name: 'get_weather', parameters: { type: 'object' } }];
  const column = { id: 'a', model: 'openrouter:demo/swift:free' };
  const response = await post(`${playgroundUrl}/api/code`, { ...setup, tools, column });
  expect(await response.json()).toMatchObject({
    refused: expect.stringMatching(/ can’t call tools\. Remove the tools, or choose a model that can\.$/),
  });
  expect(await (await post(`${playgroundUrl}/api/code`, setup)).json()).not.toHaveProperty('refused');
});
