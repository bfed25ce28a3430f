import { describe, expect, test, vi } from 'vitest';
import { largestPicture } from '#components/attachments/limits.ts';
import { readAttachment, type Tools } from '#components/attachments/read-attachment.ts';
import type { Shrunk } from '#components/attachments/shrink.ts';

const png = '\x89PNG\r\n\x1a\n';
const small = { width: 10, height: 5 };

function fileOf(name: string, text: string, type = ''): File {
  return new File([Uint8Array.from(text, (character) => character.charCodeAt(0))], name, { type });
}

function toolsWith(shrunk: Shrunk | null = { original: small, size: small, data: null }) {
  return {
    shrink: vi.fn(async () => shrunk),
    toDataUrl: async (data: Blob) =>
      `data:${data.type};base64,${Buffer.from(await data.arrayBuffer()).toString('base64')}`,
  } satisfies Tools;
}

describe('reading a picture', () => {
  test('that is small enough sends it as it is, by the type its bytes tell', async () => {
    const file = fileOf('cat.jpg', png, 'image/jpeg');
    expect(await readAttachment(file, 'a1', toolsWith())).toEqual({
      id: 'a1',
      kind: 'image',
      name: 'cat.jpg',
      url: 'data:image/png;base64,iVBORw0KGgo=',
      bytes: 8,
      note: null,
    });
  });

  test('that was made smaller sends that, and says to what', async () => {
    const shrunk = {
      original: { width: 3000, height: 2000 },
      size: { width: 2048, height: 1365 },
      data: new Blob(['webp'], { type: 'image/webp' }),
    };
    expect(await readAttachment(fileOf('cat.png', png), 'a1', toolsWith(shrunk))).toMatchObject({
      url: 'data:image/webp;base64,d2VicA==',
      bytes: 4,
      note: 'resized to 2048 × 1365',
    });
  });

  test('that kept its size and lost weight says so', async () => {
    const data = new Blob(['x'.repeat(2048)], { type: 'image/webp' });
    const tools = toolsWith({ original: small, size: small, data });
    expect(await readAttachment(fileOf('cat.png', png), 'a1', tools)).toMatchObject({
      note: 'compressed to 2 KB',
    });
  });

  test('that moved stands still afterwards, which is said', async () => {
    const data = new Blob(['x'], { type: 'image/webp' });
    const tools = toolsWith({ original: small, size: { width: 8, height: 4 }, data });
    expect(await readAttachment(fileOf('cat.gif', 'GIF89a'), 'a1', tools)).toMatchObject({
      note: 'resized to 8 × 4, first frame',
    });
  });

  test('of 50 MB is refused unopened', async () => {
    const tools = toolsWith();
    const file = new File(
      [Uint8Array.from(png, (c) => c.charCodeAt(0)), new Uint8Array(50 * 1024 ** 2)],
      'big.png',
    );
    expect(file.size).toBeGreaterThan(largestPicture);
    expect(await readAttachment(file, 'a1', tools)).toEqual({
      message: 'big.png has 50 MB; a picture may have 30 MB.',
      action: 'Make it smaller, and attach it again.',
    });
    expect(tools.shrink).not.toHaveBeenCalled();
  });

  test('that cannot be opened says so, whether its head or its body is broken', async () => {
    const broken = {
      message: 'cat.png cannot be read as a picture.',
      action: 'Open it in a picture program, save it as png or jpeg, and attach that.',
    };
    expect(await readAttachment(fileOf('cat.png', png), 'a1', toolsWith(null))).toEqual(broken);
    expect(await readAttachment(fileOf('cat.png', 'nonsense'), 'a1', toolsWith())).toEqual(broken);
  });
});

describe('reading another file', () => {
  test('a PDF is sent whole, with its name', async () => {
    const tools = toolsWith();
    expect(await readAttachment(fileOf('paper.pdf', '%PDF-1.7'), 'a1', tools)).toEqual({
      id: 'a1',
      kind: 'file',
      name: 'paper.pdf',
      url: 'data:application/pdf;base64,JVBERi0xLjc=',
      bytes: 8,
      note: null,
    });
    expect(tools.shrink).not.toHaveBeenCalled();
  });

  test.each([
    [fileOf('paper.pdf', '<html>', 'application/pdf'), /^paper\.pdf is not a PDF/],
    [fileOf('notes.docx', 'PK\x03\x04'), /^notes\.docx is neither a picture nor a PDF\.$/],
    [fileOf('empty.png', ''), /^empty\.png is empty\.$/],
  ])(
    'that may not be attached is complained of in a sentence, with what to do: %#',
    async (file, message) => {
      const result = await readAttachment(file, 'a1', toolsWith());
      expect(result).toEqual({
        message: expect.stringMatching(message),
        action: expect.stringMatching(/^[A-Z].*\.$/),
      });
    },
  );

  test('that cannot be read, a folder for example, is complained of', async () => {
    const folder = fileOf('folder', png);
    folder.slice = () => {
      throw new DOMException('A requested file could not be found.', 'NotFoundError');
    };
    expect(await readAttachment(folder, 'a1', toolsWith())).toMatchObject({
      message: 'folder could not be read.',
    });
  });
});
