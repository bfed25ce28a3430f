import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** A process that asks for its settings, as the server does when it starts. */
function start(environment: Record<string, string>) {
  const script = `const { settings } = await import('#lib/commands/settings.ts'); console.log(settings().PORT);`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
}

test('a setting that cannot be used ends the start with one line: what it is and what to do', () => {
  const { status, stdout, stderr } = start({ PORT: 'http' });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toBe(
    'The environment cannot be used: PORT must be a whole number from 0 to 65535. Correct it in .env or in the environment, and start again.\n',
  );
});

test('settings that can be used are given', () => {
  expect(start({ PORT: '4999' }).stdout).toBe('4999\n');
});
