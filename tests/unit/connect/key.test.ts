import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOneLine, longestKey, readKey } from '#lib/connect/key.ts';
import { AppError } from '#lib/errors.ts';

const refusalOf = (text: string): AppError | null => {
  try {
    readKey(text);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
};

describe('a key', () => {
  test.each(['sk-or-v1-0123', 'x', 'any words at all', 'with\ttab', 'a'.repeat(longestKey)])(
    'may be any plain text on one line: %j',
    (text) => {
      expect(readKey(text)).toBe(text);
    },
  );

  test.each([' sk ', '\nsk\r\n', '\tsk', 'sk\u2028', '\ufeffsk'])(
    'is taken without what copying left around it: %j',
    (text) => {
      expect(readKey(text)).toBe('sk');
    },
  );

  test.each(['', ' ', '\n', '\u00a0'])('is missing: %j', (text) => {
    expect(refusalOf(text)).toMatchObject({
      status: 400,
      message: 'There is no key in the field.',
      action: 'Paste the key and try again.',
    });
  });

  test.each(['a\nb', 'a\r\nb', 'a\rb', 'a\u2028b', 'a\u2029b', 'a\u0085b', 'a\vb', 'a\fb', 'a\0b', 'a\x7fb'])(
    'with a line break or a control character inside is refused: %j',
    (text) => {
      expect(refusalOf(text)).toMatchObject({
        status: 400,
        message: 'The key has a line break in it.',
        action: 'Paste the key alone, all of it on one line.',
      });
    },
  );

  test.each(['schlüssel→', 'schlüssel', 'sk-“quoted”', 'sk-\u200b0123', 'sk-🙂', 'a\u00a0b'])(
    'with a character that no header carries as it is, is refused: %j',
    (text) => {
      const refusal = refusalOf(text);
      expect(refusal).toMatchObject({
        status: 400,
        message:
          'The key has a character in it that cannot be sent, such as an accented letter or a curly quote.',
        action: 'Copy the key again at its provider and paste it alone.',
      });
    },
  );

  test('longer than any provider’s is refused', () => {
    expect(refusalOf('a'.repeat(longestKey + 1))?.message).toBe('The key is longer than 512 characters.');
    expect(readKey(` ${'a'.repeat(longestKey)} `)).toHaveLength(longestKey);
  });

  test('is, whatever is pasted, one line without edges, or a refusal that does not repeat it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(text, fc.constantFrom('', '\n', '\u2028', '\0'), text, (one, between, other) => {
        const pasted = one + between + other;
        const refusal = refusalOf(pasted);
        if (refusal) return pasted.length < 30 || !`${refusal.message} ${refusal.action}`.includes(pasted);
        const key = readKey(pasted);
        return key === key.trim() && isOneLine(key) && !/[\r\n\u2028\u2029]/.test(key);
      }),
    );
  });

  test('that is taken fits into a header', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(text, (pasted) => {
        if (refusalOf(pasted)) return;
        const key = readKey(pasted);
        expect(new Headers({ Authorization: `Bearer ${key}` }).get('authorization')).toBe(`Bearer ${key}`);
      }),
    );
  });
});
