import { expect, test } from 'vitest';
import { contentOf } from '#lib/prompt/attachment.ts';
import { countedIds } from '#lib/prompt/draft.ts';
import { sentAttachments } from '#lib/prompt/sent-attachments.ts';

const picture = { type: 'image', url: 'data:image/png;base64,aGVsbG8=' } as const;
const paper = { type: 'file', name: 'a.pdf', url: 'data:application/pdf;base64,aGk=' } as const;

test('what was attached to a prompt can be sent once more, with the size it has', () => {
  const content = [{ type: 'text' as const, text: 'Look' }, picture, paper];
  const attachments = sentAttachments({ messages: [{ role: 'user', content }], columns: [] }, countedIds());
  expect(attachments.map(({ id, kind, name, bytes }) => [id, kind, name, bytes])).toEqual([
    ['c1', 'image', 'Picture', 5],
    ['c2', 'file', 'a.pdf', 2],
  ]);
  expect(contentOf('Look', attachments)).toEqual(content);
});

test('a prompt of plain text brings nothing along', () => {
  const messages = [{ role: 'user' as const, content: 'Hi' }];
  expect(sentAttachments({ messages, columns: [] }, countedIds())).toEqual([]);
});
