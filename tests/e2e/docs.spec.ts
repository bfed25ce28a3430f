import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { demoUrl } from '../support/servers.ts';

for (const path of ['/docs', '/docs/architecture', '/nowhere']) {
  test(`axe finds nothing at ${path}, in either theme, on the desk and in the hand`, async ({ page }) => {
    await page.goto(`${demoUrl}${path}`);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      }
    }
  });
}

test('the docs lead to how it works', async ({ page }) => {
  await page.goto(`${demoUrl}/docs`);
  await page.getByRole('link', { name: 'page of their own' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How it works');
});
