import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { idleRun } from '#components/columns/idle-run.ts';
import { StopOrRetry } from '#components/columns/stop-or-retry.tsx';
import { emptyReply, type ReplyState } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';

const column = { id: 'c', model: 'demo:swift' };

/** A run in which the column stands in that state. */
function runIn(state: ReplyState, model = column.model): RunStore {
  const view = {
    ...idleRun.get(),
    setup: { messages: [], columns: [{ ...column, model }] },
    replies: { c: { ...emptyReply('c'), state } },
  };
  return { ...idleRun, get: () => view };
}

/** The buttons by name, and whether each can be pressed. */
function buttonsOf(store: RunStore) {
  const html = renderToStaticMarkup(<StopOrRetry store={store} column={column} />);
  return Object.fromEntries(
    [...html.matchAll(/<button([^>]*)>(.*?)<\/button>/g)].map(([, attributes = '', content = '']) => [
      /aria-label="([^"]*)"/.exec(attributes)?.[1] ?? content,
      !/\bdisabled=|aria-disabled=/.test(attributes),
    ]),
  );
}

describe('a column always has both buttons', () => {
  test.each<ReplyState>(['queued', 'waiting', 'streaming'])(
    'while it is %s only Stop does something',
    (state) => {
      expect(buttonsOf(runIn(state))).toEqual({ Stop: true, Retry: false });
    },
  );

  test.each<ReplyState>(['done', 'failed', 'stopped'])('once it is %s only Retry does something', (state) => {
    expect(buttonsOf(runIn(state))).toEqual({ Stop: false, Retry: true });
  });

  test('before it was asked neither does', () => {
    expect(buttonsOf(idleRun)).toEqual({ Stop: false, Retry: false });
  });

  test('a reply of another model is not asked for again', () => {
    expect(buttonsOf(runIn('done', 'demo:other'))).toEqual({ Stop: false, Retry: false });
  });
});
