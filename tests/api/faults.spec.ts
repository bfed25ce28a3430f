import { expect, test } from '@playwright/test';
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
