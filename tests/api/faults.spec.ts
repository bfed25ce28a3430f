import { expect, test } from '@playwright/test';
import { maxRounds } from '#lib/run/tool-loop.ts';
import { faults } from '#lib/simulator/faults.ts';
import { eventsOf, outcomeOf, post } from '../support/api.ts';
import { playgroundUrl } from '../support/servers.ts';

/** Twenty-three at a time beside one that works: the most a run may have. */
const perRun = 23;
/** These take minutes by design (comments are signs of life; a window of a minute is sat out): unit tests have their clock. */
const slow = new Set(['comments-only', '429-minute', '429-throttle']);
const ids = Object.keys(faults)
  .filter((name) => !slow.has(name))
  .map((name) => `fault/${name}`);
const groups = Array.from({ length: Math.ceil(ids.length / perRun) }, (_, index) =>
  ids.slice(index * perRun, (index + 1) * perRun),
);

for (const [index, group] of groups.entries()) {
  test(`fault models ${index * perRun + 1} to ${index * perRun + group.length} end in their own columns only`, async () => {
    test.setTimeout(60_000);
    const columns = [...group, 'bench/400x40'].map((id, place) => ({
      id: `c${place}`,
      model: `openrouter:${id}`,
    }));
    const response = await post(`${playgroundUrl}/api/runs`, {
      messages: [{ role: 'user', content: 'Say something.' }],
      columns,
    });
    const events = await eventsOf(response);
    for (const { id, model } of columns) {
      const outcome = outcomeOf(events, id);
      expect(outcome, model).toBeDefined();
      if (outcome?.type !== 'reply-error') continue;
      expect(outcome.message, model).toMatch(/^[A-Z].*\.$/);
      expect(outcome.action, model).toMatch(/^[A-Z].*\.$/);
    }
    expect(outcomeOf(events, `c${group.length}`)).toMatchObject({ type: 'reply-end' });
    expect(events.at(-1)?.type).toBe('run-end');
  });
}

test('a model that calls a tool again and again is stopped with a sentence and an action, its sibling answers', async () => {
  const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
  const columns = [
    { id: 'loop', model: 'openrouter:fault/tool-loop' },
    { id: 'caller', model: 'openrouter:demo/caller' },
  ];
  const response = await post(`${playgroundUrl}/api/runs`, {
    messages: [{ role: 'user', content: 'What is the weather in Oslo right now?' }],
    tools: [{ name: 'get_weather', description: 'The weather in a city', parameters, result: '4 degrees' }],
    columns,
  });
  const events = await eventsOf(response);
  const countOf = (type: 'tool-call' | 'tool-result') =>
    events.filter((event) => event.type === type && event.column === 'loop').length;
  expect(outcomeOf(events, 'loop')).toMatchObject({
    type: 'reply-error',
    kind: 'invalid-request',
    message: `The model called tools ${maxRounds + 1} times in a row and never answered.`,
    action: 'Change what the tool gives back, or set the tool choice to none.',
  });
  expect([countOf('tool-call'), countOf('tool-result')]).toEqual([maxRounds + 1, maxRounds]);
  expect(outcomeOf(events, 'caller')).toMatchObject({ type: 'reply-end' });
});
