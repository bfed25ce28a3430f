import { expect, type Locator, type Page, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { playgroundUrl } from '../support/servers.ts';

const question = 'What is the weather in Oslo right now?';
const weather = {
  name: 'get_weather',
  description: 'The weather in a city',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const person = {
  type: 'object',
  properties: { name: { type: 'string' }, age: { type: 'number' } },
  required: ['name', 'age'],
};

async function openWith(
  page: Page,
  models: readonly string[],
  prompt: string,
  more: Record<string, unknown>,
) {
  const query = new URLSearchParams({ models: models.join(','), prompt });
  for (const [key, value] of Object.entries(more)) query.set(key, JSON.stringify(value));
  await page.goto(`${playgroundUrl}/?${query}`);
  const playground = new PlaygroundPage(page);
  await expect(playground.runButton(models.length)).toBeEnabled();
  return playground;
}

const toolCall = (column: Locator) => column.getByRole('list', { name: 'Tool calls' }).getByRole('listitem');

test('a tool is defined, called, answered and spoken of', async ({ page }) => {
  const playground = await openWith(page, ['demo:caller', 'demo:swift'], question, {});
  await page.getByRole('button', { name: /^Tools/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Tools' });
  await dialog.getByRole('button', { name: 'Add tool' }).click();
  const editor = dialog.getByRole('group', { name: 'New tool' });
  await expect(editor).toContainText('Give it a name');
  await editor.getByLabel('Name', { exact: true }).fill('get_weather');
  const named = dialog.getByRole('group', { name: 'get_weather' });
  await named.getByLabel('Description').fill('The weather in a city');
  await named.getByLabel('Parameters (JSON Schema)').fill(JSON.stringify(weather.parameters));
  await named.getByLabel('Result').fill('{"degrees": 4}');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Tools 1' })).toBeVisible();
  await expect(page).toHaveURL(/tools=.*get_weather/);

  await playground.runButton(2).click();
  const caller = playground.column('Caller');
  await expect(caller).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
  await expect(toolCall(caller)).toHaveCount(1);
  await expect(toolCall(caller)).toContainText('Oslo');
  await expect(toolCall(caller)).toContainText('Valid against the schema');
  await expect(toolCall(caller)).toContainText('"degrees": 4');
  await expect(playground.answer(caller)).toContainText('4');
  await expect(playground.column('Swift')).toHaveAttribute('data-state', 'failed');
  await expect(playground.column('Swift')).toContainText('Swift can’t call tools.');
});

test('a result that is typed in lets that column go on alone', async ({ page }) => {
  const playground = await openWith(page, ['demo:caller', 'demo:caller'], question, { tools: [weather] });
  await playground.runButton(2).click();
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
  for (const [name, degrees] of [
    ['Caller', '17'],
    ['Caller 2', '23'],
  ] as const) {
    const column = playground.column(name);
    await column.getByLabel('Result of get_weather').fill(`{"degrees": ${degrees}}`);
    const sent = page.waitForRequest((each) => each.method() === 'POST' && each.url().endsWith('/api/runs'));
    await column.getByRole('button', { name: 'Continue', exact: true }).click();
    const setup = (await sent).postDataJSON();
    expect(setup.columns).toHaveLength(1);
    expect(setup.parent).toMatch(/^[\w-]{16}$/);
    await expect(playground.answer(column)).toContainText(degrees, { timeout: 20_000 });
    await expect(column).toHaveAttribute('data-state', 'done');
  }
  const caller = playground.column('Caller');
  await expect(playground.answer(caller)).toContainText('17');
  await expect(toolCall(caller)).toHaveCount(1);
  await expect(toolCall(caller)).toContainText('{"degrees": 17}');
  await expect(toolCall(playground.column('Caller 2'))).toContainText('{"degrees": 23}');
  await expect(page.getByText(/Result of get_weather/)).toHaveCount(0);

  await expect(page.getByRole('main').getByRole('button', { name: question })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Edit prompt' }).first().click();
  await expect(playground.prompt).toHaveValue(question);
  const resent = page.waitForRequest((each) => each.method() === 'POST' && each.url().endsWith('/api/runs'));
  await playground.prompt.fill(`${question} Please.`);
  await playground.runButton(2).click();
  const setup = (await resent).postDataJSON();
  expect(setup.columns).toHaveLength(2);
  expect(setup).not.toHaveProperty('parent');
  expect(setup.messages).toEqual([{ role: 'user', content: `${question} Please.` }]);
});

test('every column says whether its answer fits the schema, and a model that can’t says so', async ({
  page,
}) => {
  const prompt = 'Give me a person: Ada, 36 years old.';
  const playground = await openWith(page, ['demo:caller', 'demo:smith', 'demo:swift'], prompt, {
    schema: person,
  });
  await expect(page.getByRole('button', { name: 'Schema on' })).toBeVisible();
  await playground.runButton(3).click();
  for (const name of ['Caller', 'Smith']) {
    const column = playground.column(name);
    await expect(column).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
    await expect(column).toContainText('Valid against the schema');
    await expect(playground.answer(column)).toContainText('"name"');
  }
  await expect(playground.column('Swift')).toContainText('Swift can’t answer by a JSON Schema.');
});

test('an answer that was cut is no JSON, and its column says so', async ({ page }) => {
  const playground = await openWith(page, ['demo:smith'], 'Give me a person.', {
    schema: person,
    maxTokens: 4,
  });
  await playground.runButton(1).click();
  const column = playground.column('Smith');
  await expect(column).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
  await expect(column).toContainText('Not JSON: It is cut off or malformed');
});

test('a schema is checked while it is written, and its starters are at hand', async ({ page }) => {
  await openWith(page, ['demo:smith'], 'Hello', {});
  await page.getByRole('button', { name: /^Schema/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Answer schema' });
  await dialog.getByRole('button', { name: 'Invoice' }).click();
  const field = dialog.getByLabel('JSON Schema');
  await expect(field).toHaveValue(/"currency"/);
  await expect(dialog.getByRole('checkbox', { name: 'Use this schema' })).toBeChecked();
  await field.fill('{"type": "objct"}');
  await expect(dialog.getByText(/^type must be one of/)).toBeVisible();
  await field.fill('{"type": ');
  await expect(dialog.getByText('It is not JSON yet.')).toBeVisible();
  await expect(dialog.getByText('Not used until it is mended.')).toBeVisible();
  await field.fill('{"type": "object"}');
  await expect(dialog.getByText('Not used until it is mended.')).toBeHidden();
  await dialog.getByRole('checkbox', { name: 'Use this schema' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Schema', exact: true })).toBeVisible();
});

test('an invalid schema is refused with a sentence that names the tool, and the prompt is kept', async ({
  page,
}) => {
  const broken = { ...weather, parameters: { type: 'object', properties: { city: { type: 'strng' } } } };
  const playground = await openWith(page, ['demo:caller'], 'Keep me', { tools: [broken] });
  await playground.runButton(1).click();
  await expect(
    page.getByText(/The JSON Schema of the tool get_weather is not valid: properties\.city\.type/).first(),
  ).toBeVisible();
  await expect(playground.prompt).toHaveValue('Keep me');
});

test('the example “Use a tool” brings its tool and models that call it', async ({ page }) => {
  const playground = await openWith(page, ['demo:swift', 'demo:steady'], 'Hello', {});
  await page.getByRole('button', { name: 'Use a tool' }).click();
  await expect(page.getByRole('button', { name: 'Tools 1' })).toBeVisible();
  await playground.runButton(3).click();
  for (const name of ['Caller', 'Smith', 'Polyglot']) {
    const column = playground.column(name);
    await expect(column).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
    await expect(toolCall(column)).toContainText('light rain');
  }
});
