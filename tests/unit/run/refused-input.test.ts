import { describe, expect, test } from 'vitest';
import { takesInput } from '#lib/catalog/inputs.ts';
import type { Model } from '#lib/catalog/model.ts';
import type { Message, Part } from '#lib/prompt/setup.ts';
import { demoProvider } from '#lib/providers/demo.ts';
import { refusedInput } from '#lib/run/refused-input.ts';
import { columnOf, setupOf } from './support.ts';

const demo = await demoProvider().models({ key: null, owner: 'none' });

function demoModel(id: string): Model {
  const model = demo.find((each) => each.id === id);
  if (!model) throw new Error(`There is no ${id}.`);
  return model;
}

const swift = demoModel('demo:swift');
const seer = demoModel('demo:seer');
const picture: Part = { type: 'image', url: 'data:image/png;base64,aGk=' };
const paper: Part = { type: 'file', name: 'a.pdf', url: 'data:application/pdf;base64,aGk=' };
const user = (...parts: Part[]): Message => ({
  role: 'user',
  content: [{ type: 'text', text: 'Look' }, ...parts],
});
const assistant: Message = { role: 'assistant', content: 'I see.' };

/** Sentence and action. */
function refusal(model: Model, prompt: Message, history: readonly Message[] = []): string[] | null {
  const setup = setupOf(['a'], { messages: [prompt] });
  const event = refusedInput(model, setup, columnOf('a'), history);
  return event?.type === 'reply-error' ? [event.message, event.action] : null;
}

describe('what a model can take', () => {
  test('is what its row says', () => {
    expect(takesInput(swift, 'image')).toBe(false);
    expect(takesInput(seer, 'image')).toBe(true);
    expect(takesInput({ ...swift, provider: 'gemini', inputs: ['text', 'file'] }, 'file')).toBe(true);
  });

  test('is a PDF on every model of OpenRouter, and on no demo model', () => {
    expect(takesInput({ ...swift, provider: 'openrouter' }, 'file')).toBe(true);
    expect(takesInput({ ...swift, provider: 'openrouter' }, 'image')).toBe(false);
    expect(demo.filter((model) => takesInput(model, 'file'))).toEqual([]);
  });

  test('is tried where nothing is known of the model', () => {
    expect(takesInput({ ...swift, inputs: [] }, 'image')).toBe(true);
    expect(takesInput({ ...swift, inputs: [] }, 'file')).toBe(true);
  });
});

describe('a column whose model cannot take what is attached', () => {
  test('says so and what to do, as an event of the kind "unsupported"', () => {
    const setup = setupOf(['a'], { messages: [user(picture)] });
    expect(refusedInput(swift, setup, columnOf('a'), [])).toEqual({
      type: 'reply-error',
      kind: 'unsupported',
      message: 'Swift takes no pictures.',
      action: 'Remove the picture, or choose a model with vision.',
    });
  });

  test('names a PDF, or both, by their names', () => {
    expect(refusal(seer, user(picture, paper))).toEqual([
      'Seer takes no PDFs.',
      'Remove the PDF, or choose a model with PDF input.',
    ]);
    expect(refusal(swift, user(paper, picture))).toEqual([
      'Swift takes no pictures and no PDFs.',
      'Remove them, or choose a model with vision and PDF input.',
    ]);
  });

  test('says where the picture is when it is not in this prompt', () => {
    expect(refusal(swift, user(), [user(picture), assistant])).toEqual([
      'Swift takes no pictures, and an earlier prompt of this conversation has one.',
      'Start a new conversation, or choose a model with vision.',
    ]);
    expect(refusal(swift, user(picture), [user(picture), assistant])?.[0]).toBe('Swift takes no pictures.');
  });

  test('is judged by its own messages where it brings them', () => {
    const setup = setupOf(['a'], { messages: [user(picture)] });
    const own = columnOf('a', { messages: [user()] });
    expect(refusedInput(swift, setup, own, [user(picture), assistant])).toBeNull();
    const ownPicture = columnOf('a', { messages: [user(picture)] });
    expect(refusedInput(swift, setupOf(['a']), ownPicture, [])).toMatchObject({ kind: 'unsupported' });
  });
});

describe('a column that can take all of it', () => {
  test('runs', () => {
    expect(refusal(seer, user(picture))).toBeNull();
    expect(refusal(seer, user(), [user(picture), assistant])).toBeNull();
    expect(refusal(swift, user())).toBeNull();
    expect(refusal(swift, { role: 'user', content: 'Hi' }, [assistant])).toBeNull();
  });
});
