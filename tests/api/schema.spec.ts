import { expect, test } from '@playwright/test';
import { eventsOf, outcomeOf, post, setupOf, textOfColumn } from '../support/api.ts';
import { playgroundUrl } from '../support/servers.ts';

const runs = `${playgroundUrl}/api/runs`;
const path = `${playgroundUrl}/api/schema`;
const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const weather = {
  name: 'get_weather',
  description: 'The weather',
  parameters: schema,
  result: '{"degrees": 4}',
};
const question = 'What is the weather in Oslo right now?';

const verdicts: [name: string, body: object, verdict: Record<string, unknown>][] = [
  ['a fitting text', { schema, text: '{"city":"Oslo"}' }, { type: 'valid' }],
  ['a text that does not fit', { schema, text: '{}' }, { type: 'not-valid', complaint: 'city is missing' }],
  ['plain text', { schema, text: 'Oslo' }, { type: 'not-json', complaint: 'It is plain text' }],
  ['a schema alone', { schema }, { type: 'valid' }],
  ['a schema that is none', { schema: { type: 3 } }, { type: 'bad-schema' }],
];

for (const [name, body, verdict] of verdicts) {
  test(`${name} is judged`, async () => {
    const response = await post(path, body);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject(verdict);
  });
}

test('what is no schema at all is a problem document', async () => {
  for (const body of [{}, { schema: [] }, { schema: 'x' }, { schema, more: 1 }]) {
    const response = await post(path, body);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  }
});

test('a tool with a result is called and answered within one reply', async () => {
  const response = await post(runs, {
    ...setupOf(['demo:caller', 'demo:swift'], question),
    tools: [weather],
  });
  const events = await eventsOf(response);
  const types = events.flatMap((event) => ('column' in event && event.column === 'a' ? [event.type] : []));
  expect(types.filter((type) => type === 'reply-start')).toHaveLength(1);
  expect(types.indexOf('tool-call')).toBeLessThan(types.indexOf('tool-result'));
  expect(outcomeOf(events, 'a')).toMatchObject({ type: 'reply-end', finishReason: 'stop' });
  expect(textOfColumn(events, 'a')).toContain('4');
  expect(outcomeOf(events, 'b')).toMatchObject({ type: 'reply-error', kind: 'unsupported' });
});

test('a result from outside goes on from the call, in a run of its own', async () => {
  const { result: _, ...asked } = weather;
  const first = await post(runs, { ...setupOf(['demo:caller'], question), tools: [asked] });
  const parent = first.headers.get('location')?.split('/').at(-1);
  const events = await eventsOf(first);
  expect(outcomeOf(events, 'a')).toMatchObject({ type: 'reply-end', finishReason: 'tool-calls' });
  const call = events.find((event) => event.type === 'tool-call');
  if (call?.type !== 'tool-call') throw new Error('No tool was called.');
  const { id, name, text } = call;
  const next = await post(runs, {
    ...setupOf(['demo:caller']),
    parent,
    tools: [asked],
    messages: [
      { role: 'assistant', content: '', toolCalls: [{ id, name, text }] },
      { role: 'tool', id, name, content: '{"degrees": 31}' },
    ],
  });
  const answer = await eventsOf(next);
  expect(outcomeOf(answer, 'a')).toMatchObject({ type: 'reply-end', finishReason: 'stop' });
  expect(textOfColumn(answer, 'a')).toContain('31');
  expect(textOfColumn(answer, 'a')).toContain('Oslo');
});

test('a tool whose schema is none is refused before the run, by its name', async () => {
  const broken = { ...weather, parameters: { type: 'object', required: 'city' } };
  const response = await post(runs, { ...setupOf(['demo:caller'], question), tools: [broken] });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    title: expect.stringMatching(/tool get_weather is not valid/),
  });
});
