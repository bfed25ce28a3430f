import { expect } from '@playwright/test';
import { today } from './fixtures.ts';
import { test } from './stage.ts';

test('the docs', async ({ stage }) => {
  await stage.open('/docs');
  await stage.pictures('docs');
});

test('how it works', async ({ stage }) => {
  await stage.open('/docs/architecture');
  await stage.pictures('architecture');
});

test('an address that leads nowhere', async ({ stage }) => {
  await stage.open('/nowhere');
  await stage.pictures('not-found', [1440, 390]);
});

test('a part of the page that can not be fetched', async ({ stage }) => {
  const { page } = stage;
  await page.route('**/_next/static/**', (route) => (stage.reached ? route.continue() : route.abort()));
  await page.clock.setFixedTime(today);
  stage.quiet = false;
  await page.addInitScript(() => {
    // That moment never comes.
    window.requestIdleCallback = () => 0;
  });
  await stage.open('/?models=demo:swift&prompt=Hello.');
  await expect(page.getByRole('button', { name: 'Run 1' })).toBeEnabled();
  stage.reached = false;
  await page.getByRole('button', { name: 'Choose models' }).click();
  await expect(
    page.getByRole('dialog', { name: 'This part of the page could not be loaded.' }),
  ).toBeVisible();
  await stage.pictures('part-missed', [1440, 390]);
});

test('a page one of whose own parts fails', async ({ stage }) => {
  const { page } = stage;
  stage.quiet = false;
  await page.addInitScript(() => {
    window.matchMedia = () => {
      throw new Error('This browser can’t tell.');
    };
  });
  await stage.open('/?models=demo:swift');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page can’t be shown.');
  await stage.pictures('page-error', [1440, 390]);
});
