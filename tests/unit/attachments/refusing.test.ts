import { expect, test } from 'vitest';
import { refusingNote } from '#components/attachments/refusing.ts';
import { model } from '../columns/models.ts';

const blind = (name: string) => ({ name, model: model({ inputs: ['text'] }) });
const seer = { name: 'Seer', model: model({ inputs: ['text', 'image'] }) };

test('nothing is said while every model takes what is attached, or nothing is known of it', () => {
  expect(refusingNote([], [blind('Swift')])).toBeNull();
  expect(refusingNote(['image'], [seer])).toBeNull();
  expect(refusingNote(['image', 'file'], [{ name: 'New', model: undefined }])).toBeNull();
  expect(refusingNote(['image'], [])).toBeNull();
});

test('the columns that cannot take it are named, each kind in a sentence', () => {
  expect(refusingNote(['image'], [seer, blind('Swift')])).toBe('Swift takes no pictures.');
  expect(refusingNote(['image', 'image'], [blind('Swift'), blind('Swift 2')])).toBe(
    'Swift, Swift 2 take no pictures.',
  );
  expect(refusingNote(['file', 'image'], [seer, blind('Swift')])).toBe(
    'Swift takes no pictures. Seer, Swift take no PDFs.',
  );
});

test('many are counted', () => {
  const four = ['A', 'B', 'C', 'D'].map(blind);
  expect(refusingNote(['image'], [seer, ...four])).toBe('4 of 5 models take no pictures.');
});
