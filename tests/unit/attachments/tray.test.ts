import { describe, expect, test, vi } from 'vitest';
import { largestTotal, mostAttachments } from '#components/attachments/limits.ts';
import { createTray } from '#components/attachments/tray.ts';
import type { Attachment } from '#lib/prompt/attachment.ts';

const megabyte = 1024 * 1024;
const fileOf = (name: string) => new File(['x'], name);
const files = (count: number) => Array.from({ length: count }, (_, index) => fileOf(`${index + 1}.png`));

/** A tray whose files are read as what their name says: `3MB.pdf` is large, `bad.png` is none. */
function trayOf(read?: (file: File) => Promise<void>) {
  return createTray(async (file, id) => {
    await read?.(file);
    if (file.name.startsWith('bad')) return { message: `${file.name} is bad.`, action: 'Mend it.' };
    const bytes = Number(/^(\d+)MB/.exec(file.name)?.[1] ?? 0) * megabyte;
    return { id, kind: 'image', name: file.name, url: 'data:image/png;base64,', bytes, note: null };
  });
}

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

describe('the tray of attachments', () => {
  test('reads what it is given one by one, in order, each under an id of its own', async () => {
    const begun: string[] = [];
    let atOnce = 0;
    const tray = trayOf(async (file) => {
      begun.push(file.name);
      atOnce += 1;
      expect(atOnce).toBe(1);
      await Promise.resolve();
      atOnce -= 1;
    });
    const adding = [tray.add(files(2)), tray.add([fileOf('3.png')])];
    expect(names(tray.get().reading)).toEqual(['1.png', '2.png', '3.png']);
    await Promise.all(adding);
    expect(begun).toEqual(['1.png', '2.png', '3.png']);
    expect(names(tray.get().attachments)).toEqual(begun);
    expect(new Set(tray.get().attachments.map(({ id }) => id)).size).toBe(3);
    expect(tray.get().reading).toEqual([]);
  });

  test('complains of a bad file and keeps all the others', async () => {
    const tray = trayOf();
    await tray.add([fileOf('a.png'), fileOf('bad.png'), fileOf('b.png')]);
    expect(names(tray.get().attachments)).toEqual(['a.png', 'b.png']);
    expect(tray.get().complaints).toMatchObject([{ message: 'bad.png is bad.', action: 'Mend it.' }]);
  });

  test('takes eight and names what was left out', async () => {
    const tray = trayOf();
    void tray.add(files(5));
    await tray.add(files(6));
    expect(tray.get().attachments).toHaveLength(mostAttachments);
    expect(tray.get().complaints).toMatchObject([
      { message: 'A prompt takes 8 attachments; 3 files were left out.' },
    ]);
    await tray.add([fileOf('one-more.png')]);
    expect(tray.get().attachments).toHaveLength(mostAttachments);
    expect(tray.get().complaints).toMatchObject([
      { message: 'A prompt takes 8 attachments; one-more.png was left out.' },
    ]);
  });

  test('gives the place of a bad file to the next good one', async () => {
    const tray = trayOf();
    await tray.add([fileOf('bad-1.png'), ...files(8), fileOf('bad-2.png'), fileOf('9.png')]);
    expect(names(tray.get().attachments)).toEqual(names(files(8)));
    expect(tray.get().complaints).toMatchObject([
      { message: 'bad-1.png is bad.' },
      { message: 'A prompt takes 8 attachments; 2 files were left out.' },
    ]);
  });

  test('takes 20 MB in all, and refuses only what goes over', async () => {
    const tray = trayOf();
    await tray.add(['12MB.pdf', '9MB.pdf', '8MB.pdf'].map(fileOf));
    expect(names(tray.get().attachments)).toEqual(['12MB.pdf', '8MB.pdf']);
    const total = tray.get().attachments.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(total).toBe(largestTotal);
    expect(tray.get().complaints).toMatchObject([
      { message: 'With 9MB.pdf the attachments would have 21 MB; 20 MB is the most.' },
    ]);
  });

  test('forgets old complaints when new files come, or when one is dismissed', async () => {
    const tray = trayOf();
    await tray.add([fileOf('bad-1.png'), fileOf('bad-2.png')]);
    tray.dismiss(tray.get().complaints[0]?.id ?? '');
    expect(tray.get().complaints).toMatchObject([{ message: 'bad-2.png is bad.' }]);
    await tray.add([fileOf('a.png')]);
    expect(tray.get().complaints).toEqual([]);
  });

  test('gives back room for what is removed', async () => {
    const tray = trayOf();
    await tray.add(files(8));
    tray.remove(tray.get().attachments[2]?.id ?? '');
    expect(names(tray.get().attachments)).not.toContain('3.png');
    await tray.add([fileOf('new.png')]);
    expect(names(tray.get().attachments).at(-1)).toBe('new.png');
    expect(tray.get().complaints).toEqual([]);
  });

  test('drops a file that was removed while it was being read, and never begins one that waits', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const read = vi.fn(() => promise);
    const tray = trayOf(read);
    const adding = tray.add(files(2));
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(1));
    for (const { id } of tray.get().reading) tray.remove(id);
    resolve();
    await adding;
    expect(tray.get()).toEqual({ attachments: [], reading: [], complaints: [] });
    expect(read).toHaveBeenCalledTimes(1);
  });

  test('is empty after what it holds is taken, and takes it back when that could not be sent', async () => {
    const tray = trayOf();
    await tray.add([fileOf('a.png'), fileOf('bad.png')]);
    const taken = tray.take();
    expect(names(taken)).toEqual(['a.png']);
    expect(tray.get()).toEqual({ attachments: [], reading: [], complaints: [] });
    tray.restore(taken);
    expect(tray.get().attachments).toEqual(taken);
  });

  test('does not mix what comes back with what was attached meanwhile', async () => {
    const tray = trayOf();
    await tray.add([fileOf('a.png')]);
    const taken = tray.take();
    await tray.add([fileOf('b.png')]);
    tray.restore(taken);
    expect(names(tray.get().attachments)).toEqual(['b.png']);
  });

  test('tells who listens, with a new view each time and the same one in between', async () => {
    const tray = trayOf();
    const views: unknown[] = [];
    const unsubscribe = tray.subscribe(() => views.push(tray.get()));
    await tray.add([fileOf('a.png')]);
    expect(views.length).toBeGreaterThanOrEqual(2);
    expect(new Set(views).size).toBe(views.length);
    expect(tray.get()).toBe(tray.get());
    unsubscribe();
    const heard = views.length;
    tray.take();
    expect(views).toHaveLength(heard);
  });
});

test('the attachments of a run are those that were taken, untouched', async () => {
  const tray = trayOf();
  await tray.add([fileOf('a.png')]);
  const [first] = tray.take();
  expect(first satisfies Attachment | undefined).toEqual({
    id: expect.any(String),
    kind: 'image',
    name: 'a.png',
    url: 'data:image/png;base64,',
    bytes: 0,
    note: null,
  });
});
