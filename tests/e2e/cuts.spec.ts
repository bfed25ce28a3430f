import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
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

async function startPlayground(port: number): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    {
      stdio: 'ignore',
      env: { ...process.env, OPENROUTER_BASE_URL: simulatorUrl, OPENROUTER_API_KEY: 'sk-or-v1-test-key' },
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

test('when the server is restarted in mid-run the page says so and keeps what it had', async ({ page }) => {
  test.setTimeout(60_000);
  const port = await freePort();
  let server = await startPlayground(port);
  try {
    const playground = new PlaygroundPage(page);
    await playground.open(`http://127.0.0.1:${port}`, ['openrouter:bench/50x400']);
    await playground.runButton(1).click();
    const column = playground.columns().first();
    await expect(playground.answer(column)).toContainText('w0010');
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
    server = await startPlayground(port);
    await expect(page.getByText(/no longer/).first()).toBeVisible({ timeout: 20_000 });
    await expect(playground.answer(column)).toContainText('w0010');
    await expect(column).toHaveAttribute('data-state', 'stopped');
  } finally {
    server.kill('SIGKILL');
  }
});
