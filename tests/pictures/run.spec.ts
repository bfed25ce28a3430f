import { expect } from '@playwright/test';
import type { RunEvent } from '#lib/stream/events.ts';
import { comparisonOf, recorded } from './fixtures.ts';
import { type Stage, test } from './stage.ts';

async function openRun(stage: Stage, events: readonly RunEvent[]): Promise<void> {
  await stage.open(`/runs/${stage.keep(events)}`);
  await expect(stage.page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
}

test('a run, and its replay in mid-way with the race', async ({ stage }) => {
  const { page } = stage;
  await openRun(stage, recorded('comparison'));
  await stage.pictures('run');
  await page.getByRole('button', { name: 'Race' }).click();
  await expect(page.locator('canvas')).toBeVisible();
  await stage.pictures('race', [1440]);
  // At one go: where a column stands after many steps depends on the frames between them.
  await page.getByRole('slider', { name: 'Position' }).fill('3000');
  await expect(page.locator('[data-column][data-state="streaming"]').first()).toBeVisible();
  await stage.pictures('replay');
});

test('columns that failed, each in its own way', async ({ stage }) => {
  const { page } = stage;
  await stage.openConversation(recorded('faults'));
  await stage.pictures('failed', [1440, 390]);
  await page.locator('[data-column]').last().scrollIntoViewIfNeeded();
  await stage.pictures('failed-more', [1440]);
});

test('code, and calls of tools', async ({ stage }) => {
  await openRun(stage, recorded('code'));
  await stage.pictures('code', [1440, 390]);
  await openRun(stage, recorded('tools'));
  await stage.pictures('tool-calls', [1440]);
});

test('formulas, in a line and by themselves', async ({ stage }) => {
  await openRun(stage, recorded('formulas'));
  await expect(stage.page.locator('math')).toHaveCount(3);
  await stage.pictures('formulas', [1440]);
});

for (const count of [12, 24]) {
  test(`${count} columns`, async ({ stage }) => {
    await openRun(stage, comparisonOf(count));
    await stage.pictures(`of-${count}`, count === 24 ? [1440, 390] : [1440]);
  });
}

test('a run before an audience', async ({ stage }) => {
  await stage.openStanding('/runs/comparison?present', recorded('comparison'));
  await stage.page.clock.runFor(4_000);
  await stage.pictures('present', [1440]);
});

test('a run that is not there', async ({ stage }) => {
  await stage.open('/runs/nothing-here');
  await expect(stage.page.getByRole('heading', { name: 'There is no such run here.' })).toBeVisible();
  await stage.pictures('no-run', [1440, 390]);
});

test('a run before it has come', async ({ stage }) => {
  await stage.page.route('**/api/runs/late/events*', () => {});
  await stage.open('/runs/late');
  await stage.pictures('loading', [1440, 390]);
});
