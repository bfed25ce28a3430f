import { expect, test } from 'vitest';
import type { Setup } from '#lib/prompt/setup.ts';
import { createConversation } from '#lib/run/conversation.ts';

const setup: Setup = {
  messages: [{ role: 'user', content: 'Hello' }],
  columns: [{ id: 'a', model: 'demo:swift' }],
};

test('every run is sent by the choice that stands at that moment', () => {
  const bodies: Setup[] = [];
  let keeps = true;
  const conversation = createConversation({
    keepsRuns: () => keeps,
    async fetch(_path, init) {
      bodies.push(JSON.parse(String(init?.body)));
      return Response.json({}, { status: 503 });
    },
    schedule: () => {},
  });
  conversation.send(setup);
  keeps = false;
  conversation.send(setup);
  conversation.resend(0, setup);
  conversation.runColumns(setup);
  keeps = true;
  conversation.send(setup);
  expect(bodies.map(({ keep }) => keep)).toEqual([undefined, false, false, false, undefined]);
});
