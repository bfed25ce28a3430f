import { afterEach, expect, test, vi } from 'vitest';
import { importFile } from '#components/share/import-file.ts';
import { readLog } from '#lib/share/read-log.ts';
import { encodeEvent } from '#lib/stream/sse.ts';
import { logOf } from './programs.ts';

afterEach(() => vi.unstubAllGlobals());

function serve(answer: () => Response | Promise<Response>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return answer();
  });
  return asked;
}

test('the log of a run comes whole', async () => {
  const asked = serve(() => new Response(logOf().map(encodeEvent).join('')));
  expect(await readLog('r1')).toEqual(logOf());
  expect(asked).toEqual(['/api/runs/r1/events']);
});

test('a log that stops short of its end is no export', async () => {
  serve(() => new Response(logOf().slice(0, -1).map(encodeEvent).join('')));
  await expect(readLog('r1')).rejects.toMatchObject({ message: 'The run did not come through whole.' });
});

test('what the server says against it is what the reader is told', async () => {
  serve(() =>
    Response.json({ detail: 'There is no such run.', action: 'Look in the history.' }, { status: 404 }),
  );
  await expect(readLog('r1')).rejects.toEqual({
    message: 'There is no such run.',
    action: 'Look in the history.',
  });
});

test('a server that is not there is named', async () => {
  serve(() => Promise.reject(new TypeError('fetch failed')));
  await expect(readLog('r1')).rejects.toMatchObject({ message: 'The server could not be reached.' });
});

test('a file that is too large or no JSON is refused before anything is sent', async () => {
  const asked = serve(() => Response.json({ id: 'new' }, { status: 201 }));
  const large = Object.defineProperty(new Blob(['{}']), 'size', { value: 33 * 1024 * 1024 });
  await expect(importFile(large)).rejects.toMatchObject({ message: 'The file is larger than 32 MB.' });
  await expect(importFile(new Blob(['{"a":']))).rejects.toMatchObject({ message: 'The file is not JSON.' });
  expect(asked).toEqual([]);
  expect(await importFile(new Blob(['{}']))).toBe('new');
  expect(asked).toEqual(['/api/runs/import']);
});
