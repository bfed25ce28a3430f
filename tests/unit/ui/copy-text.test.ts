import { afterEach, expect, test, vi } from 'vitest';
import { copyText } from '#components/ui/copy-text.ts';

/** As much of a document as copying by hand needs. */
function fakeDocument(copies: boolean) {
  const field = { style: {}, setAttribute() {}, select: vi.fn(), remove: vi.fn(), value: '' };
  const append = vi.fn();
  const execCommand = vi.fn(() => copies);
  vi.stubGlobal('HTMLElement', class {});
  vi.stubGlobal('document', {
    activeElement: null,
    createElement: () => field,
    body: { append },
    execCommand,
  });
  return { field, execCommand };
}

afterEach(() => vi.unstubAllGlobals());

test('a text goes to the clipboard', async () => {
  const writeText = vi.fn(async () => {});
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  expect(await copyText('abc')).toBe(true);
  expect(writeText).toHaveBeenCalledWith('abc');
});

test('without a clipboard, as over plain http, it is copied as a selection', async () => {
  vi.stubGlobal('navigator', {});
  const { field, execCommand } = fakeDocument(true);
  expect(await copyText('abc')).toBe(true);
  expect(field.value).toBe('abc');
  expect(field.select).toHaveBeenCalled();
  expect(execCommand).toHaveBeenCalledWith('copy');
  expect(field.remove).toHaveBeenCalled();
});

test('a clipboard that refuses is no end yet', async () => {
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
  fakeDocument(true);
  expect(await copyText('abc')).toBe(true);
});

test('a text that could not be copied in any way is said not to be, and leaves nothing behind', async () => {
  vi.stubGlobal('navigator', {});
  const { field } = fakeDocument(false);
  expect(await copyText('abc')).toBe(false);
  expect(field.remove).toHaveBeenCalled();
});
