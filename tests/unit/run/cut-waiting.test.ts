import { expect, test } from 'vitest';
import { replyNotes } from '#components/columns/notes.ts';
import { createConversation } from '#lib/run/conversation.ts';
import { createRunLog, type RunLog } from '#lib/run/run-log.ts';
import { encodeEvent } from '#lib/stream/sse.ts';
import { fold, noon, replyEnd, replyIn, replyStart, rest, setupOf } from './support.ts';

/** `a` waited when the server was restarted, `b` was in mid-reply, `c` had ended. */
function interruptedLog(): RunLog {
  const log = createRunLog();
  log.start({ type: 'run-start', run: 'r1', setup: setupOf(['a', 'b', 'c']), started: noon });
  log.append('a', { type: 'reply-queued', reason: 'rate-window', until: noon + 30_000 }, 1);
  for (const column of ['b', 'c']) log.append(column, replyStart(), 1);
  log.delta('b', 'text-delta', 'Half a sen', 2);
  log.append('c', replyEnd(), 3);
  for (const column of ['a', 'b']) log.append(column, { type: 'reply-stopped', by: 'interrupted' }, 4);
  log.end(4);
  return log;
}

/** Opens the page again; answers the columns that it asks to be retried. */
async function reopened(log: RunLog): Promise<unknown[]> {
  const retries: unknown[] = [];
  const conversation = createConversation({
    async fetch(input, init) {
      if (String(input).endsWith('/retry')) {
        retries.push(JSON.parse(String(init?.body)));
        return Response.json({ after: log.events.length }, { status: 202 });
      }
      const after = Number(/after=(\d+)/.exec(String(input))?.[1] ?? 0);
      return new Response(log.events.slice(after).map(encodeEvent).join(''));
    },
    schedule: (callback) => void setImmediate(callback),
    // After the retry there is nothing to be followed here.
    delay: () => (retries.length > 0 ? new Promise(() => {}) : Promise.resolve()),
  });
  await conversation.restore({ next: [{ runs: ['r1'], next: [], shown: 0 }], shown: 0 });
  await rest(20);
  return retries;
}

test('what only waited when the server was restarted goes on when the page is opened again', async () => {
  expect(await reopened(interruptedLog())).toEqual([{ columns: ['a'] }]);
});

test('nothing is asked again by itself where nothing waited', async () => {
  const log = createRunLog();
  log.start({ type: 'run-start', run: 'r1', setup: setupOf(['a']), started: noon });
  log.append('a', replyStart(), 1);
  log.append('a', { type: 'reply-stopped', by: 'interrupted' }, 4);
  log.end(4);
  expect(await reopened(log)).toEqual([]);
});

test('a column says that nothing was sent, or that its text is kept', () => {
  const run = fold(interruptedLog().events);
  const notes = ['a', 'b'].map((column) => replyNotes(replyIn(run, column), false)[0]?.text);
  expect(notes).toEqual([
    'Interrupted while it waited: nothing had been sent. It goes on when you retry, or open the page again.',
    'Interrupted: the server lost this reply. The text so far is kept.',
  ]);
});
