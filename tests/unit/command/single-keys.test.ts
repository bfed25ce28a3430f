import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heard, setSingleKeys, singleKeysCommand } from '#components/command/single-keys.ts';

const root = { dataset: {} as Record<string, string> };
const page = { documentElement: root, cookie: '' };

const press = (key: string, withControl = false) =>
  heard({
    key,
    code: `Key${key.toUpperCase()}`,
    altKey: false,
    ctrlKey: withControl,
    metaKey: false,
    shiftKey: false,
  })?.id;

beforeEach(() => {
  root.dataset = {};
  page.cookie = '';
  vi.stubGlobal('document', page);
});
afterEach(() => vi.unstubAllGlobals());

test('keys alone do something until they are turned off, and again once they are on', () => {
  expect(press('f')).toBe('focus');
  setSingleKeys(false);
  expect(press('f')).toBeUndefined();
  setSingleKeys(true);
  expect(press('f')).toBe('focus');
});

test('Escape and what is pressed with Ctrl or Cmd stay', () => {
  setSingleKeys(false);
  expect(press('Escape')).toBe('stop');
  expect(press('k', true)).toBe('models');
});

test('the browser is to remember it, and to forget it again', () => {
  setSingleKeys(false);
  expect(page.cookie).toMatch(/^abreast-keys=off;/);
  setSingleKeys(true);
  expect(page.cookie).toMatch(/^abreast-keys=;/);
});

test('the command turns over what is', () => {
  singleKeysCommand(true).onSelect?.();
  expect(press('f')).toBeUndefined();
  singleKeysCommand(false).onSelect?.();
  expect(press('f')).toBe('focus');
});
