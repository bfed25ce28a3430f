import { describe, expect, test } from 'vitest';
import { isFilePaste } from '#components/attachments/incoming.ts';
import { acceptedTypes, claimOf, mediaTypeOf } from '#components/attachments/media-type.ts';
import { headLength } from '#lib/prompt/pdf.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('what a file is', () => {
  test.each([
    ['\x89PNG\r\n\x1a\n\0\0', 'image/png'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
    ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
    ['GIF87a', 'image/gif'],
    ['GIF89a', 'image/gif'],
    ['%PDF-1.7\n', 'application/pdf'],
    ['\xef\xbb\xbf%PDF-1.4', 'application/pdf'],
    ['\r\n \0\t%PDF-2.0', 'application/pdf'],
  ])('is told by its first bytes: %j is %s', (head, type) => {
    expect(mediaTypeOf(bytes(head))).toBe(type);
    expect(acceptedTypes).toContain(type);
  });

  test.each([
    '',
    'Hello',
    '\x89PN',
    '\xff\xd8',
    'RIFF\x24\0\0\0WAVE',
    'GIF90a',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    'PK\x03\x04',
    'PDF-1.7',
    'hello %PDF- not really',
    '%PDF- not really',
    'A file begins with %PDF-1.7.',
    `${' '.repeat(headLength)}%PDF-1.7`,
  ])('%j is nothing that may be attached', (head) => {
    expect(mediaTypeOf(bytes(head))).toBeNull();
  });
});

describe('what a file claims to be', () => {
  test.each([
    [{ name: 'a.pdf', type: '' }, 'pdf'],
    [{ name: 'A.PDF', type: 'text/plain' }, 'pdf'],
    [{ name: 'paper', type: 'application/pdf' }, 'pdf'],
    [{ name: 'cat.JPEG', type: '' }, 'picture'],
    [{ name: 'cat', type: 'image/webp' }, 'picture'],
    [{ name: 'notes.docx', type: 'application/msword' }, 'other'],
    [{ name: 'drawing.svg', type: 'image/svg+xml' }, 'other'],
  ] as const)('%j: %s', (file, claim) => {
    expect(claimOf(file)).toBe(claim);
  });
});

describe('what is pasted', () => {
  test('is a file where it is a screenshot, a copied picture or a file of the file manager', () => {
    expect(isFilePaste(['Files'])).toBe(true);
    expect(isFilePaste(['text/html', 'Files'])).toBe(true);
    expect(isFilePaste(['text/plain', 'Files'])).toBe(true);
  });

  test('is text where it comes from a word processor or a table, or has no file in it', () => {
    expect(isFilePaste(['text/plain', 'text/html', 'text/rtf', 'Files'])).toBe(false);
    expect(isFilePaste(['text/plain', 'text/rtf', 'Files'])).toBe(false);
    expect(isFilePaste(['text/plain'])).toBe(false);
    expect(isFilePaste([])).toBe(false);
  });
});
