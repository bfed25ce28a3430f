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

test('a page that can not be shown', async ({ stage }) => {
  const { page } = stage;
  // As the service worker does with the page of a run while the server is away, but here its script is away too.
  await page.route('**/runs/kept', async (route) =>
    route.fulfill({
      response: await route.fetch({ url: route.request().url().replace('/runs/kept', '/offline') }),
    }),
  );
  await stage.open('/offline');
  await page.waitForLoadState('networkidle');
  const began = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  await page.route('**/_next/static/**', (route) =>
    began.includes(route.request().url()) ? route.continue() : route.abort(),
  );
  await stage.open('/runs/kept');
  await expect(page.getByRole('heading', { name: 'This page can’t be shown.' })).toBeVisible();
  await stage.pictures('page-error', [1440, 390]);
});
