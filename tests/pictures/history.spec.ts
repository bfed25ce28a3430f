import { expect } from '@playwright/test';
import { summaryOf } from '../support/fake-runs.ts';
import { recorded, today } from './fixtures.ts';
import { type Stage, test } from './stage.ts';

const hour = 3_600_000;

const runs = [
  summaryOf('comparison', {
    started: today - hour,
    title: 'Hash map or sorted array',
    pinned: true,
    prompt: 'When should I reach for a hash map instead of a sorted array? Show the trade-off in a table.',
    models: ['demo:swift', 'demo:steady', 'demo:thinker', 'demo:scribe'],
  }),
  summaryOf('code', {
    started: today - 26 * hour,
    prompt: 'Write a TypeScript function that finds the longest palindrome in a string.',
    models: ['demo:smith', 'demo:swift'],
    turn: 3,
  }),
  ...Array.from({ length: 14 }, (_, index) =>
    summaryOf(`r${index}`, {
      started: today - (30 + index * 31) * hour,
      prompt: ['Translate “good evening” into Finnish.', 'Name three uses of a trie.'][index % 2],
      models: ['demo:polyglot', 'demo:scribe', 'demo:seer'].slice(index % 3),
    }),
  ),
];

async function openHistory({ page }: Stage): Promise<void> {
  await page.keyboard.press('h');
  await expect(page.getByText('Hash map or sorted array')).toBeVisible();
}

/** A page with little else on it, once it listens. */
async function openNothing(stage: Stage): Promise<void> {
  await stage.open('/runs/nothing-here');
  await expect(stage.page.getByRole('heading', { name: 'There is no such run here.' })).toBeVisible();
}

test('the history beside the columns', async ({ stage }) => {
  stage.list(runs);
  await stage.openConversation(recorded('comparison'));
  await openHistory(stage);
  await stage.pictures('history', [1440]);
});

test('the history over the columns', async ({ stage }) => {
  stage.list(runs);
  await openNothing(stage);
  await stage.page.setViewportSize({ width: 768, height: 900 });
  // A page that is wide yet would open it beside the columns.
  await stage.page.evaluate(async () => {
    while (matchMedia('(min-width: 1280px)').matches) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  });
  await openHistory(stage);
  await stage.pictures('history', [768, 390]);
});

test('a history without runs', async ({ stage }) => {
  await openNothing(stage);
  await stage.page.keyboard.press('h');
  await expect(stage.page.getByRole('searchbox')).toBeVisible();
  await stage.pictures('history-empty', [1440]);
});

test('what a search in the history finds', async ({ stage }) => {
  stage.list(runs);
  await openNothing(stage);
  await openHistory(stage);
  await stage.page.getByRole('searchbox').fill('trie');
  await expect(stage.page.getByText('… said of').first()).toBeVisible();
  await stage.pictures('history-search', [1440]);
});

test('the runs that can be read without the server', async ({ stage }) => {
  stage.list(runs);
  await stage.open('/offline');
  await expect(stage.page.getByText('Hash map or sorted array')).toBeVisible();
  await stage.pictures('offline-page', [1440, 390]);
});
