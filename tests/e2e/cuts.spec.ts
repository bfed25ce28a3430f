import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { recordOf } from '../support/api.ts';
import { startCuttingProxy } from '../support/cutting-proxy.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { playgroundUrl, simulatorUrl } from '../support/servers.ts';

/** What the simulator sent, as the page should read it: the words, in order. */
async function wordsOf(prompt: string): Promise<string> {
  const request = (await recordOf(prompt)).at(-1);
  return (request?.chunks ?? []).map(([, text]) => /w\d+/.exec(text)?.[0]).join(' ');
}

const plans: [name: string, plan: number[]][] = [
  ['right after the headers', [0]],
  ['inside the first event', [40]],
  ['in the middle of the run', [3000]],
  ['again and again, also on the way back', [700, 0, 333, 1, 1500, 0]],
];

for (const [name, plan] of plans) {
  test(`a connection cut ${name} loses and doubles nothing`, async ({ page }) => {
    const proxy = await startCuttingProxy(playgroundUrl, plan);
    try {
      const playground = new PlaygroundPage(page);
      await playground.open(proxy.url, ['openrouter:bench/200x120'], name);
      await playground.runButton(1).click();
      await expect(playground.columns('done')).toHaveCount(1, { timeout: 20_000 });
      const text = await playground.answer(playground.columns().first()).textContent();
      expect(text?.match(/w\d+/g)?.join(' ')).toBe(await wordsOf(name));
      expect(proxy.cuts()).toBe(plan.length);
    } finally {
      await proxy.close();
    }
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What a process that was killed left behind is all the next one has. */
const dataFolder = () => mkdtemp(join(tmpdir(), 'abreast-cuts-'));

async function startPlayground(port: number, folder: string): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        ABREAST_DATA_DIR: folder,
        OPENROUTER_BASE_URL: simulatorUrl,
        OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      },
    },
  );
  await expect
    .poll(() =>
      fetch(`http://127.0.0.1:${port}/api/health`).then(
        (response) => response.ok,
        () => false,
      ),
    )
    .toBe(true);
  return child;
}

test('a server killed in mid-run comes back with the text it had kept, and is asked again', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const [port, folder] = [await freePort(), await dataFolder()];
  let server = await startPlayground(port, folder);
  try {
    const playground = new PlaygroundPage(page);
    await playground.open(`http://127.0.0.1:${port}`, ['openrouter:bench/50x400']);
    await playground.runButton(1).click();
    const column = playground.columns().first();
    await expect(playground.answer(column)).toContainText('w0060');
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
    server = await startPlayground(port, folder);
    await expect(column).toHaveAttribute('data-state', 'stopped', { timeout: 20_000 });
    await expect(playground.answer(column)).toContainText('w0010');
    await column.getByRole('button', { name: 'Retry', exact: true }).click();
    await expect(column).toHaveAttribute('data-state', 'streaming', { timeout: 20_000 });
  } finally {
    server.kill('SIGKILL');
  }
});

test('a server that comes back without the run is said to have forgotten it; what came is kept', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const port = await freePort();
  let server = await startPlayground(port, await dataFolder());
  try {
    const playground = new PlaygroundPage(page);
    await playground.open(`http://127.0.0.1:${port}`, ['openrouter:bench/50x400']);
    await playground.runButton(1).click();
    const column = playground.columns().first();
    await expect(playground.answer(column)).toContainText('w0010');
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
    server = await startPlayground(port, await dataFolder());
    await expect(page.getByText(/no longer/).first()).toBeVisible({ timeout: 20_000 });
    await expect(playground.answer(column)).toContainText('w0010');
    await expect(column).toHaveAttribute('data-state', 'stopped');
    await page.getByRole('button', { name: 'Run again', exact: true }).click();
    await expect(column).toHaveAttribute('data-state', 'streaming', { timeout: 20_000 });
    await expect(page.getByText(/no longer/)).toHaveCount(0);
  } finally {
    server.kill('SIGKILL');
  }
});

test('a page loaded again in mid-stream picks the conversation up: nothing is lost or doubled', async ({
  page,
}) => {
  const prompts = ['reloaded: first', 'reloaded: second'] as const;
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['openrouter:bench/400x40', 'openrouter:bench/50x200'], prompts[0]);
  await playground.runButton(2).click();
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
  const first = await wordsOf(prompts[0]);
  await playground.prompt.fill(prompts[1]);
  await playground.runButton(2).click();
  const slow = playground.columns().nth(1);
  await expect(slow).toHaveAttribute('data-state', 'streaming');
  await expect(playground.answer(slow)).toContainText('w0010');
  await page.reload();
  await expect(playground.columns('streaming')).toHaveCount(1);
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
  const words = async (place: number) => {
    const text = await slow.locator('[data-part="answer"]').nth(place).textContent();
    return text?.match(/w\d+/g)?.join(' ');
  };
  expect(await words(0)).toBe(first);
  expect(await words(1)).toBe(await wordsOf(prompts[1]));
  await page.getByRole('button', { name: 'New conversation', exact: true }).click();
  await page.reload();
  await expect(playground.columns('idle')).toHaveCount(2);
});

test('when the server is restarted between two prompts the second is asked with what was said', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const [port, folder] = [await freePort(), await dataFolder()];
  let server = await startPlayground(port, folder);
  try {
    const playground = new PlaygroundPage(page);
    await playground.open(`http://127.0.0.1:${port}`, ['openrouter:bench/400x40'], 'before the restart');
    await playground.runButton(1).click();
    await expect(playground.columns('done')).toHaveCount(1, { timeout: 20_000 });
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
    server = await startPlayground(port, folder);
    await playground.prompt.fill('after the restart');
    await playground.runButton(1).click();
    await expect(playground.columns().locator('[data-part="answer"]')).toHaveCount(2);
    await expect(playground.columns('done')).toHaveCount(1, { timeout: 20_000 });
    const request = (await recordOf('after the restart')).at(-1);
    expect(request?.body).toMatchObject({
      messages: [{ role: 'user' }, { role: 'assistant' }, { role: 'user' }],
    });
  } finally {
    server.kill('SIGKILL');
  }
});
