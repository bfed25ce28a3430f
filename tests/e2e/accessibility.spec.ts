import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { playgroundUrl } from '../support/servers.ts';

const models = ['demo:swift', 'demo:thinker', 'openrouter:fault/500', 'openrouter:fault/429-upstream-long'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('finds nothing before, during and after a run, nor in the picker', async ({ page }) => {
      const playground = new PlaygroundPage(page);
      const violations = async () =>
        (await new AxeBuilder({ page }).analyze()).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' · ')}`,
        );
      await playground.open(playgroundUrl, models, 'Compare a hash map with a sorted array in a table.');
      expect(await violations()).toEqual([]);
      await page.getByRole('button', { name: 'Focus view' }).hover();
      await expect(page.locator('[data-tooltip-popup]')).toContainText('Focus view');
      expect(await violations()).toEqual([]);
      await playground.runButton(4).click();
      await expect(playground.columns('streaming').first()).toBeVisible();
      expect(await violations()).toEqual([]);
      await expect(playground.columns('done')).toHaveCount(2, { timeout: 25_000 });
      expect(await violations()).toEqual([]);
      await page.getByRole('button', { name: 'Choose models' }).click();
      await expect(page.getByRole('dialog', { name: 'Choose models' })).toBeVisible();
      expect(await violations()).toEqual([]);
    });
  });
}
