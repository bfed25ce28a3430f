import { AppError } from '#lib/errors.ts';

export const longestKey = 512;

/** All that ends a line, and what no header may carry: an error about such a header would quote the key. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const lineBreak = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/;

export const isOneLine = (text: string): boolean => !lineBreak.test(text);

/** Whether a header carries it as it is: beyond ASCII it is refused, or read as something else at the other end. */
export const isPlain = (text: string): boolean => /^[\t\x20-\x7e]*$/.test(text);

/**
 * A key as a person pastes it, without the white space around it. Providers change the form of their keys, so any plain
 * text on one line may be one. Throws an AppError that never repeats the text.
 */
export function readKey(text: string): string {
  const key = text.trim();
  if (key === '') throw refusal('There is no key in the field.', 'Paste the key and try again.');
  if (!isOneLine(key))
    throw refusal('The key has a line break in it.', 'Paste the key alone, all of it on one line.');
  if (!isPlain(key)) {
    throw refusal(
      'The key has a character in it that cannot be sent, such as an accented letter or a curly quote.',
      'Copy the key again at its provider and paste it alone.',
    );
  }
  if (key.length > longestKey)
    throw refusal(`The key is longer than ${longestKey} characters.`, 'Paste the key alone.');
  return key;
}

const refusal = (message: string, action: string) => new AppError('invalid-request', message, action);
