import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contentOf } from '#lib/prompt/attachment.ts';
import type { Message } from '#lib/prompt/setup.ts';
import { createRuns } from '#lib/run/runs.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import { oneProcess, visitor } from '../../support/visitor.ts';
import {
  begin,
  catalog,
  delay,
  idleMs,
  passUntil,
  prepareWith,
  providerOver,
  simulator,
  start,
} from './world.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const picture = 'data:image/webp;base64,UklGRiQAAABXRUJQ';
const paper = 'data:application/pdf;base64,JVBERi0xLjcK';
const attached = [
  { id: 'a1', kind: 'image', name: 'cat.png', url: picture, bytes: 12, note: null },
  { id: 'a2', kind: 'file', name: 'paper, final.pdf', url: paper, bytes: 9, note: null },
] as const;
const message = (count: number): Message => ({
  role: 'user',
  content: contentOf('What is this?', attached.slice(0, count)),
});

test('a picture leaves as an image_url part, a PDF as a file part with its name, the text before both', async () => {
  const upstream = simulator();
  await (
    await begin(upstream.fetch, 'openrouter:demo/seer', { setup: { messages: [message(2)] } })
  ).outcome();
  expect(upstream.requests()[0]?.body).toMatchObject({
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is this?' },
          { type: 'image_url', image_url: { url: picture } },
          { type: 'file', file: { filename: 'paper, final.pdf', file_data: paper } },
        ],
      },
    ],
  });
});

/** A run of Seer and Swift, the first of which takes pictures. */
async function runOf(messages: Message[]) {
  const upstream = simulator();
  const runs = createRuns({
    ...oneProcess(),
    store: createMemoryStore(),
    prepare: prepareWith(providerOver(upstream.fetch), catalog),
    now: () => Date.now(),
    wallClock: () => Date.now(),
    idleMs,
    delay,
    newId: () => 'run',
  });
  const columns = [
    { id: 'a', model: 'openrouter:demo/seer' },
    { id: 'b', model: 'openrouter:demo/swift' },
  ];
  const run = await runs.start({ messages, columns }, visitor);
  await passUntil(() => run.log.ended());
  return { upstream, replies: run.fold().replies };
}

test('a column whose model takes no pictures says so without asking it, and the other one answers', async () => {
  const { upstream, replies } = await runOf([message(1)]);
  expect(replies.a?.state).toBe('done');
  expect(replies.b?.trouble).toMatchObject({
    kind: 'unsupported',
    message: 'Swift takes no pictures.',
    action: 'Remove the picture, or choose a model with vision.',
  });
  expect(upstream.requests().map(({ model }) => model)).toEqual(['demo/seer']);
});

test('OpenRouter is sent a PDF for any model', async () => {
  const content = contentOf('Sum it up.', attached.slice(1));
  const { upstream, replies } = await runOf([{ role: 'user', content }]);
  expect([replies.a?.state, replies.b?.state]).toEqual(['done', 'done']);
  for (const { body } of upstream.requests()) expect(JSON.stringify(body)).toContain(paper);
});
