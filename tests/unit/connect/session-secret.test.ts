import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptSecret, shortestSecret } from '#lib/connect/session-secret.ts';

let folder = '';
const warn = vi.spyOn(console, 'warn');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'abreast-secret-'));
  warn.mockReset().mockImplementation(() => {});
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  expect(warn.mock.calls.flat().join(' ')).not.toMatch(/[\w-]{43}/);
});

test('the secret is made once, long enough, and the same at every start', () => {
  const secret = keptSecret(folder);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(keptSecret(folder)).toBe(secret);
  expect(readFileSync(join(folder, 'session-secret'), 'utf8')).toBe(secret);
  expect(warn).not.toHaveBeenCalled();
});

test('it is for this user’s eyes only, and nothing is left beside it', () => {
  keptSecret(folder);
  expect(statSync(join(folder, 'session-secret')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['session-secret']);
});

test('the data folder is made where it is missing', () => {
  const deep = join(folder, 'a', 'b');
  expect(keptSecret(deep)).toBe(keptSecret(deep));
});

test('two folders have two secrets', () => {
  expect(keptSecret(join(folder, 'a'))).not.toBe(keptSecret(join(folder, 'b')));
});

test('what somebody wrote there counts, without the line’s end', () => {
  writeFileSync(join(folder, 'session-secret'), `${'s'.repeat(shortestSecret)}\n`);
  expect(keptSecret(folder)).toBe('s'.repeat(shortestSecret));
});

test.each(['', 'too short'])('a file that could seal nothing is replaced: %j', (text) => {
  writeFileSync(join(folder, 'session-secret'), text);
  const secret = keptSecret(folder);
  expect(secret).toHaveLength(43);
  expect(keptSecret(folder)).toBe(secret);
});

test('on a disk that takes nothing there is a secret for this process, and a warning without it', () => {
  const blocked = join(folder, 'file');
  writeFileSync(blocked, '');
  expect(keptSecret(blocked)).toHaveLength(43);
  expect(warn).toHaveBeenCalledOnce();
});

test('a folder in the place of the file is survived', () => {
  mkdirSync(join(folder, 'session-secret'));
  expect(keptSecret(folder)).toHaveLength(43);
  expect(warn).toHaveBeenCalledOnce();
});
