import { describe, expect, test } from 'vitest';
import { type Attachment, attachedTo, attachedToPrompt, contentOf } from '#lib/prompt/attachment.ts';
import {
  columnsOf,
  countedIds,
  type Draft,
  emptyDraft,
  missingVariables,
  toSetup,
} from '#lib/prompt/draft.ts';
import { setupSchema } from '#lib/prompt/setup.ts';

const picture: Attachment = {
  id: 'a1',
  kind: 'image',
  name: 'cat.png',
  url: 'data:image/png;base64,iVBORw0KGgo=',
  bytes: 8,
  note: 'resized to 2048 × 1365',
};
const paper: Attachment = {
  id: 'a2',
  kind: 'file',
  name: 'paper.pdf',
  url: 'data:application/pdf;base64,JVBERi0=',
  bytes: 5,
  note: null,
};

const draft = (patch: Partial<Draft>): Draft => ({
  ...emptyDraft,
  columns: columnsOf(['demo:a'], countedIds()),
  ...patch,
});

describe('what a prompt with attachments says', () => {
  test('is plain text while nothing is attached', () => {
    expect(contentOf('Hello', [])).toBe('Hello');
  });

  test('is its text first, then what is attached, in order and without our own notes', () => {
    expect(contentOf('What is this?', [picture, paper])).toEqual([
      { type: 'text', text: 'What is this?' },
      { type: 'image', url: picture.url },
      { type: 'file', name: 'paper.pdf', url: paper.url },
    ]);
  });

  test('has no text part where there is no text', () => {
    expect(contentOf(' \n', [picture])).toEqual([{ type: 'image', url: picture.url }]);
  });

  test('is accepted by the server and found again in the set-up', () => {
    const setup = toSetup(draft({ prompt: 'Look' }), [picture, paper]);
    expect(setupSchema.parse(setup)).toEqual(setup);
    expect(attachedToPrompt(setup)).toEqual([
      { type: 'image', url: picture.url },
      { type: 'file', name: 'paper.pdf', url: paper.url },
    ]);
  });

  test('nothing is attached to plain text, to a tool’s answer, or to no message at all', () => {
    expect(attachedTo({ role: 'user', content: 'Hi' })).toEqual([]);
    expect(attachedTo({ role: 'tool', id: '1', name: 'look', content: 'x' })).toEqual([]);
    expect(attachedTo(undefined)).toEqual([]);
    expect(attachedToPrompt({ messages: [], columns: [] })).toEqual([]);
  });

  test('nothing attached is one and the same list, so that nothing is drawn again for it', () => {
    expect(attachedTo(undefined)).toBe(attachedTo({ role: 'user', content: 'Hi' }));
  });
});

describe('the variables of a draft', () => {
  const written = draft({
    prompt: '{{city}}?',
    system: 'In {{language}}.',
    columns: [
      { id: 'c1', model: 'demo:a' },
      { id: 'c2', model: 'demo:b', system: 'Be {{tone}} in {{city}}.' },
    ],
    variables: { city: 'Oslo', language: 'Norwegian', tone: 'brief' },
  });

  test('are filled in wherever they stand when it is sent', () => {
    const setup = toSetup(written);
    expect(setup).toEqual({
      messages: [{ role: 'user', content: 'Oslo?' }],
      system: 'In Norwegian.',
      columns: [
        { id: 'c1', model: 'demo:a' },
        { id: 'c2', model: 'demo:b', system: 'Be brief in Oslo.' },
      ],
    });
    expect(setupSchema.parse(setup)).toEqual(setup);
  });

  test('are filled in beside a picture too', () => {
    expect(toSetup(written, [picture]).messages[0]?.content).toEqual([
      { type: 'text', text: 'Oslo?' },
      { type: 'image', url: picture.url },
    ]);
  });

  test('stay in the draft itself, which is what a link carries', () => {
    const copy = structuredClone(written);
    toSetup(written);
    expect(written).toEqual(copy);
  });

  test('are missing until each has a value', () => {
    expect(missingVariables(written)).toEqual([]);
    expect(missingVariables({ ...written, variables: { language: 'Norwegian' } })).toEqual(['city', 'tone']);
    expect(missingVariables(draft({ prompt: 'No braces' }))).toEqual([]);
  });
});
