import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

function run(...options: string[]) {
  const child = spawn(process.execPath, ['lib/commands/simulator.ts', ...options], { stdio: 'pipe' });
  const read = async (stream: AsyncIterable<Buffer>) => {
    let text = '';
    for await (const data of stream) {
      text += data;
    }
    return text;
  };
  return { child, read };
}

test('the command says where it listens, serves, and leaves quietly when told to', async () => {
  const { child } = run('--port', '0', '--limit-day', '50', '--no-faults', '--key', 'mine');
  const [line] = await once(createInterface(child.stdout), 'line');
  const url = /OPENROUTER_BASE_URL=(\S+) OPENROUTER_API_KEY=mine$/.exec(line)?.[1] ?? '';
  const { data } = await (await fetch(`${url}/key`, { headers: { Authorization: 'Bearer mine' } })).json();
  expect(data.free_model_daily_requests.limit).toBe(50);
  const list = await (await fetch(`${url}/models?model_authors=fault`)).json();
  expect(list.data).toEqual([]);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('help names every option', async () => {
  const { child, read } = run('--help');
  const [help] = await Promise.all([read(child.stdout), once(child, 'exit')]);
  for (const option of [
    '--port',
    '--pace',
    '--tokens',
    '--limit-minute',
    '--comments',
    '--usage',
    '--seed',
  ]) {
    expect(help).toContain(option);
  }
});

test('a value that makes no sense is refused in one sentence', async () => {
  const { child, read } = run('--pace', 'fast');
  const [complaint, [code]] = await Promise.all([read(child.stderr), once(child, 'exit')]);
  expect(complaint).toBe('--pace needs a number above 0, not "fast". See --help.\n');
  expect(code).toBe(2);
});
