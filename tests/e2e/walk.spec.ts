import { expect, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { demoUrl } from '../support/servers.ts';

/** Before the page's own scripts: every sentence that a live region came to hold, in order. */
function listen(): void {
  const said: string[] = [];
  Object.assign(window, { said });
  const note = ({ target }: MutationRecord) => {
    const element = target instanceof Element ? target : target.parentElement;
    const text = element?.closest('[aria-live], [role="status"], [role="alert"]')?.textContent?.trim();
    if (text && said.at(-1) !== text) said.push(text);
  };
  new MutationObserver((records) => records.forEach(note)).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

test('the same sentence is said again when the same happens again', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(demoUrl, ['demo:swift'], 'Say hello.');
  const region = page.locator('[aria-live="polite"].sr-only');
  const said = 'Swift finished, 1 of 1';
  const first = await region.locator('p').elementHandle();
  await playground.runButton(1).click();
  await expect(region).toHaveText(said);
  const before = await region.locator('p').elementHandle();
  await playground.column('Swift').getByRole('button', { name: 'Retry' }).click();
  await expect(region).toHaveText('Running Swift again');
  await expect(region).toHaveText(said);
  const after = await region.locator('p').elementHandle();
  for (const [one, other] of [
    [first, before],
    [before, after],
  ] as const)
    expect(await page.evaluate(([a, b]) => a !== b, [one, other])).toBe(true);
});

test('a run, walked through with a screen reader: where things are, what they are called and what is said', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await page.addInitScript(listen);
  await page.goto(demoUrl);
  await expect(playground.runButton(4)).toBeEnabled();

  await test.step('the page says what it is and where to begin', async () => {
    await expect(page.locator('body')).toMatchAriaSnapshot(`
      - navigation "Main":
        - link "Playground"
        - button "History"
        - button "All commands"
        - button "Keyboard shortcuts"
      - banner:
        - heading "Abreast" [level=1]
        - 'button "Line-up: Four demo models"'
        - button "Share"
        - button "New conversation" [disabled]
      - complementary "About the demo models":
        - paragraph:
          - strong: /One prompt, several models, side by side/
          - text: /Replies are simulated/
        - button "Connect OpenRouter"
      - main:
        - region "Swift"
        - region "Steady"
        - region "Thinker"
        - region "Scribe"
        - list "Example prompts"
        - textbox "Prompt": /hash map/
        - button "Choose models"
        - button "Run 4"
    `);
  });

  await test.step('a column that was not asked says so, and has all its buttons', async () => {
    await expect(playground.column('Swift')).toMatchAriaSnapshot(`
      - region "Swift":
        - heading "Swift" [level=2]
        - button "Stop" [disabled]
        - button "Retry" [disabled]
        - button "Settings"
        - button "More"
        - 'img "Timing: not run yet"'
        - term: Queued
        - definition: –
        - term: First byte
        - term: First token
        - term: First answer
        - term: Total
        - term: Speed
        - term: Tokens in
        - term: Tokens out
        - term: Reasoning tokens
        - term: Cached tokens
        - term: Cost
        - term: Jitter
        - button "All metrics"
    `);
  });

  await playground.prompt.focus();
  await page.keyboard.press('Control+Enter');

  await test.step('while it runs the button stops it, and the focus stays in the prompt', async () => {
    await expect(playground.stopAll).toBeVisible();
    await expect(playground.columns('streaming').first()).toBeVisible();
    await expect(playground.prompt).toBeFocused();
    await expect(playground.column('Scribe').getByRole('button', { name: 'Stop' })).toBeEnabled();
  });

  await test.step('an answered column is read from its name down to its figures', async () => {
    await expect(playground.columns('done')).toHaveCount(4, { timeout: 25_000 });
    await expect(playground.column('Thinker')).toMatchAriaSnapshot(`
      - region "Thinker":
        - heading "Thinker" [level=2]
        - button "Retry"
        - button "Stop" [disabled]
        - 'img /Timing: .*waiting .*thinking .*answer .* in all/'
        - article:
          - group: /Thought for/
          - paragraph
          - list "Notes":
            - listitem: Only this column used reasoning.
        - term: First token
        - definition: /\\d/
        - term: Total
        - definition: /\\d/
        - term: Tokens out
        - definition: /\\d/
    `);
    await expect(playground.prompt).toBeFocused();
    await expect(playground.runButton(4)).toBeVisible();
  });

  await test.step('what was said are states only, each column once, in the order in which they ended', async () => {
    await expect(page.getByText('All 4 finished')).toBeAttached();
    const said = await page.evaluate((): string[] => Reflect.get(window, 'said'));
    const sentences = said.flatMap((text) => text.split('. '));
    expect(sentences.at(-1)).toBe('All 4 finished');
    expect(sentences[0]).toBe('Running 4 models');
    const ended = sentences.slice(1, -1).map((text) => /^(\w+) finished, (\d) of 4$/.exec(text));
    expect(ended.map((match) => match?.[2])).toEqual(ended.map((_, place) => String(place + 1)));
    const names = ended.map((match) => match?.[1]);
    expect(new Set(names).size).toBe(names.length);
    expect(['Swift', 'Steady', 'Thinker', 'Scribe']).toEqual(expect.arrayContaining(names));
  });

  await test.step('the way to real models is told, and is one press', async () => {
    await page.getByRole('button', { name: 'Connect a key' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });
});
