import { expect } from '@playwright/test';
import { demoUrl } from '../support/servers.ts';
import { recorded, unfinished } from './fixtures.ts';
import { test } from './stage.ts';

test('a first visit', async ({ stage }) => {
  stage.connected = false;
  await stage.open('/', demoUrl);
  await expect(stage.page.getByRole('button', { name: 'Run 4' })).toBeEnabled();
  await stage.pictures('first-visit');
});

test('a line-up with a key, and what is left of its budget', async ({ stage }) => {
  const models = [
    'openrouter:nvidia/nemotron-3.5-lightning:free',
    'openrouter:z-ai/glm-5.2:free',
    'openrouter:anthropic/claude-opus-5',
  ];
  await stage.open(`/?models=${models.join(',')}`);
  await expect(stage.page.getByRole('region', { name: 'Claude Opus 5' })).toBeVisible();
  await stage.pictures('with-a-key', [1440, 390]);
});

test('no models', async ({ stage }) => {
  await stage.open('/?models=demo:swift');
  await expect(stage.page.getByText('of 50 free requests left')).toBeVisible();
  await stage.page.getByRole('button', { name: 'More' }).click();
  await stage.page.getByRole('menuitem', { name: 'Remove' }).click();
  await stage.page.getByRole('button', { name: 'Dismiss' }).click();
  await stage.pictures('no-models', [1440]);
});

test('replies that stream, think, have ended and wait for their turn', async ({ stage }) => {
  await stage.openLive(unfinished(1_500, 'b'));
  await expect(stage.page.getByRole('button', { name: 'Stop all' })).toBeVisible();
  await stage.pictures('streaming');
});

test('a conversation whose replies are there', async ({ stage }) => {
  const { page } = stage;
  await stage.openConversation(recorded('comparison'));
  await stage.pictures('done');

  await page.getByRole('button', { name: 'Metrics table' }).click();
  await stage.pictures('table', [1440, 390]);
  await page.getByRole('button', { name: 'Metrics table' }).click();

  await page.getByRole('button', { name: 'Focus view' }).click();
  await stage.pictures('focus', [1440, 768]);
});

test('the same, compact', async ({ stage }) => {
  await stage.openConversation(recorded('comparison'));
  await stage.page.evaluate(() => {
    document.documentElement.dataset.density = 'compact';
  });
  await stage.pictures('compact', [1440]);
});

test('offline', async ({ stage }) => {
  await stage.openConversation(recorded('comparison'));
  // What the page loads in its first quiet moment is there.
  await stage.page.waitForLoadState('networkidle');
  stage.reached = false;
  await stage.page.context().setOffline(true);
  await expect(stage.page.getByText('You are offline. Kept runs')).toBeVisible();
  await stage.pictures('offline', [1440, 390]);
});
