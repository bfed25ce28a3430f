import { expect, type Locator, type Page } from '@playwright/test';

/** The playground as a person, or assistive technology, meets it: names and states of the page contract only. */
export class PlaygroundPage {
  readonly page: Page;
  readonly prompt: Locator;

  constructor(page: Page) {
    this.page = page;
    this.prompt = page.getByRole('textbox', { name: 'Prompt', exact: true });
  }

  /** Opens with these models and this prompt filled in, and waits until it is interactive. */
  async open(origin: string, models: readonly string[], prompt = 'Say something.'): Promise<void> {
    const query = new URLSearchParams({ models: models.join(','), prompt });
    await this.page.goto(`${origin}/?${query}`);
    await expect(this.runButton(models.length)).toBeEnabled();
  }

  runButton(columns: number): Locator {
    return this.page.getByRole('button', { name: `Run ${columns}`, exact: true });
  }

  get stopAll(): Locator {
    return this.page.getByRole('button', { name: 'Stop all' });
  }

  column(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  columns(state?: string): Locator {
    return this.page.locator(state ? `[data-column][data-state="${state}"]` : '[data-column]');
  }

  answer(column: Locator): Locator {
    return column.locator('[data-part="answer"]').last();
  }

  metric(column: Locator, term: string): Locator {
    const list = column.locator('dl[aria-label="Metrics"]').last();
    return list.locator('dt', { hasText: new RegExp(`^${term}$`) }).locator('xpath=following-sibling::dd[1]');
  }
}
