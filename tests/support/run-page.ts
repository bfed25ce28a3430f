import { type Download, expect, type Page } from '@playwright/test';
import { eventsOf, post, setupOf } from './api.ts';

/** Runs these models to the end and answers the run's id. */
export async function finishedRun(
  origin: string,
  models: readonly string[],
  prompt?: string,
): Promise<string> {
  const response = await post(`${origin}/api/runs`, setupOf(models, prompt));
  const [first] = await eventsOf(response);
  if (first?.type !== 'run-start') throw new Error('The log does not begin with its start.');
  return first.run;
}

/** The page of one run, by the names that its buttons and menu entries have. */
export class RunPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(origin: string, run: string): Promise<void> {
    await this.page.goto(`${origin}/runs/${run}`);
    await expect(this.page.locator('[data-column]').first()).toBeVisible();
  }

  async share(entry: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Share', exact: true }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  async download(entry: RegExp): Promise<Download> {
    const coming = this.page.waitForEvent('download');
    await this.share(entry);
    return coming;
  }
}
