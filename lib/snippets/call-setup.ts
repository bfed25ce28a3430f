import type { Column, Message, Part, Setup } from '#lib/prompt/setup.ts';
import { historyOf } from '#lib/run/history.ts';
import type { Turn } from '#lib/run/turn.ts';

/** What `POST /api/code` takes: a set-up whose one column brings all that is said to it. */
export type CallSetup = Omit<Setup, 'columns' | 'parent'> & { column: Column };

/**
 * What a column would be sent if it were run now: `shared` is the draft's; the messages are the newest prompt the column
 * took part in with what it had heard before, or the draft's own while nothing has been asked. Attachments are named in
 * place of their bytes.
 */
export function callSetup(
  shared: Omit<CallSetup, 'column'>,
  column: Column,
  turns: readonly Turn[],
): CallSetup {
  const { messages: instead, ...own } = column;
  const messages = instead ?? messagesIn(turns, column) ?? shared.messages;
  return { ...shared, messages: messages.map(placeheld()), column: own };
}

function messagesIn(turns: readonly Turn[], column: Column): Message[] | null {
  const own = turns.findLastIndex((turn) => turn.runsOf(column.id).length > 0);
  const index = own < 0 ? turns.length - 1 : own;
  const asked = turns[index]?.of(column.id).get().setup;
  if (!asked) return null;
  const then = asked.columns.find(({ id }) => id === column.id);
  if (then?.messages) return then.messages;
  const earlier = turns.slice(0, index).map((turn) => turn.of(column.id).get());
  return [...historyOf(earlier, column, asked.messages), ...asked.messages];
}

/** Attachments become `data:image/png;base64,BASE64_OF_PICTURE_1`: code is to be read, and they may be huge. */
function placeheld(): (message: Message) => Message {
  let count = 0;
  const part = (each: Part): Part => {
    if (each.type === 'text') return each;
    count += 1;
    const head = each.url.slice(0, each.url.indexOf(',') + 1);
    return { ...each, url: `${head}BASE64_OF_${each.type === 'image' ? 'PICTURE' : 'FILE'}_${count}` };
  };
  return (message) =>
    message.role === 'tool' || typeof message.content === 'string'
      ? message
      : { ...message, content: message.content.map(part) };
}

export function hasAttachments({ messages }: CallSetup): boolean {
  return messages.some(
    ({ content }) => typeof content !== 'string' && content.some(({ type }) => type !== 'text'),
  );
}
