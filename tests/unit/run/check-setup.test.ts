import { describe, expect, test } from 'vitest';
import { AppError } from '#lib/errors.ts';
import type { Message, Setup } from '#lib/prompt/setup.ts';
import { checkSetup } from '#lib/run/check-setup.ts';
import { columnOf, setupOf } from './support.ts';

const megabyte = 1024 * 1024;
const user = (content: Message['content']): Message => ({ role: 'user', content });

function refusalOf(setup: Setup): AppError | null {
  try {
    checkSetup(setup);
    return null;
  } catch (error) {
    if (AppError.is(error)) return error;
    throw error;
  }
}

const withPrompt = (...messages: Message[]) => setupOf(['a', 'b'], { messages });
const ownPrompt = (...messages: Message[]) => ({ ...setupOf(), columns: [{ ...columnOf('a'), messages }] });

describe('a set-up', () => {
  test('with a prompt and columns of their own ids is accepted', () => {
    expect(refusalOf(setupOf(['a', 'b', 'c']))).toBeNull();
  });

  test.each(['', ' ', '\n\t\u00a0'])('with the prompt %j is refused as empty', (text) => {
    for (const prompt of [user(text), user([{ type: 'text', text }]), user([])]) {
      const refusal = refusalOf(withPrompt(prompt));
      expect(refusal).toMatchObject({
        kind: 'invalid-request',
        status: 400,
        message: 'The prompt is empty.',
      });
      expect(refusal?.action).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('may ask by a picture or a file alone', () => {
    const url = 'data:image/png;base64,aGk=';
    expect(refusalOf(withPrompt(user([{ type: 'image', url }])))).toBeNull();
    expect(refusalOf(withPrompt(user([{ type: 'file', name: 'a.pdf', url }])))).toBeNull();
    expect(
      refusalOf(
        withPrompt(
          user([
            { type: 'text', text: ' ' },
            { type: 'image', url },
          ]),
        ),
      ),
    ).toBeNull();
  });

  test('with a PDF that is none is refused by its name, wherever it stands', () => {
    const named = (text: string): Message =>
      user([{ type: 'file', name: 'a.pdf', url: `data:application/pdf;base64,${btoa(text)}` }]);
    const refused = {
      kind: 'invalid-request',
      status: 400,
      message: 'a.pdf is not a PDF, whatever it says it is.',
      action: 'Export it as a PDF, and attach that.',
    };
    for (const text of ['hello', 'hello %PDF- not really', '', `${' '.repeat(2000)}%PDF-1.7`]) {
      expect(refusalOf(withPrompt(named(text)))).toMatchObject(refused);
      expect(refusalOf(withPrompt(named(text), user('And?')))).toMatchObject(refused);
      expect(refusalOf(ownPrompt(named(text)))).toMatchObject(refused);
    }
    for (const text of ['%PDF-1.7\n', `\r\n%PDF-1.4${'x'.repeat(5000)}`, '\xef\xbb\xbf%PDF-2.0']) {
      expect(refusalOf(withPrompt(named(text)))).toBeNull();
    }
  });

  test('takes a newest message of exactly 1 MB and no byte more', () => {
    expect(refusalOf(withPrompt(user('x'.repeat(megabyte))))).toBeNull();
    const refusal = refusalOf(withPrompt(user('x'.repeat(megabyte + 1))));
    expect(refusal).toMatchObject({ kind: 'too-large', status: 413 });
  });

  test('is measured in bytes of UTF-8, over all text parts, without its pictures', () => {
    expect(refusalOf(withPrompt(user('é'.repeat(megabyte / 2))))).toBeNull();
    expect(refusalOf(withPrompt(user('é'.repeat(megabyte / 2 + 1))))?.status).toBe(413);
    const half = { type: 'text' as const, text: 'x'.repeat(megabyte / 2) };
    expect(refusalOf(withPrompt(user([half, half])))?.status).toBe(413);
    const url = `data:image/png;base64,${'A'.repeat(2 * megabyte)}`;
    expect(refusalOf(withPrompt(user([half, { type: 'image', url }])))).toBeNull();
  });

  test('is measured by its newest message only: older ones may be long', () => {
    const long = user('x'.repeat(megabyte + 1));
    const reply: Message = { role: 'assistant', content: 'Yes.' };
    expect(refusalOf(withPrompt(long, reply, user('And then?')))).toBeNull();
    expect(refusalOf(withPrompt(user(''), reply, user('And then?')))).toBeNull();
    expect(refusalOf(withPrompt(user('Hi'), long))?.status).toBe(413);
  });

  test('may end with words put into the model’s mouth, even none', () => {
    expect(refusalOf(withPrompt(user('Hi'), { role: 'assistant', content: '' }))).toBeNull();
  });

  test('is empty when nothing was asked, whatever the model is said to have answered', () => {
    const reply: Message = { role: 'assistant', content: 'Yes.' };
    expect(refusalOf(withPrompt(user(' '), reply))?.message).toBe('The prompt is empty.');
    expect(refusalOf(withPrompt(user('Hi'), reply, user(''), reply))?.message).toBe('The prompt is empty.');
    expect(refusalOf(withPrompt({ role: 'assistant', content: ' ' }))?.message).toBe('The prompt is empty.');
    expect(refusalOf(ownPrompt(user(''), reply))?.message).toBe('The prompt is empty.');
  });

  test('may be the result of a call alone', () => {
    const call: Message = { role: 'assistant', content: '', toolCalls: [{ id: '1', name: 'f', text: '{}' }] };
    expect(refusalOf(withPrompt(call, { role: 'tool', id: '1', name: 'f', content: '' }))).toBeNull();
  });

  test('is checked in each column that brings messages of its own', () => {
    expect(refusalOf(ownPrompt(user('Hi')))).toBeNull();
    expect(refusalOf(ownPrompt(user('Hi'), user(' ')))).toMatchObject({ kind: 'invalid-request' });
    expect(refusalOf(ownPrompt(user('x'.repeat(megabyte + 1))))).toMatchObject({ kind: 'too-large' });
  });

  test('with two columns of one id is refused, of one model is not', () => {
    expect(refusalOf(setupOf(['a', 'b', 'a']))).toMatchObject({
      kind: 'invalid-request',
      message: 'Two columns have the same id.',
    });
    const twins = [columnOf('a'), columnOf('b', { model: columnOf('a').model })];
    expect(refusalOf({ ...setupOf(), columns: twins })).toBeNull();
  });
});
