import { isSettled, type Reply, type ReplyState } from '#lib/run/reply.ts';

type Replies = Readonly<Record<string, Reply>>;
type States = Record<string, ReplyState>;

/** What `announce` compares with. */
export function statesOf(replies: Replies): States {
  return Object.fromEntries(Object.entries(replies).map(([column, reply]) => [column, reply.state]));
}

/** What to say about the columns that settled since `before`; empty when none did. */
export function announce(before: States, replies: Replies, names: ReadonlyMap<string, string>): string {
  const all = Object.values(replies);
  const settled = all.filter((reply) => isSettled(reply.state));
  const fresh = settled.filter((reply) => before[reply.column] !== reply.state);
  if (fresh.length === 0) return '';
  const name = (reply: Reply) => names.get(reply.column) ?? 'A column';

  const failed = fresh.filter((reply) => reply.state === 'failed');
  const said = failed.map((reply) => `${name(reply)} failed: ${reason(reply)}`);
  if (fresh.some((reply) => reply.state === 'stopped')) said.push('Stopped');

  const done = fresh.filter((reply) => reply.state === 'done');
  const finished = all.length > 1 && all.every((reply) => reply.state === 'done');
  if (finished) said.push(`All ${all.length} finished`);
  else {
    const others = settled.length - done.length;
    said.push(
      ...done.map((reply, index) => `${name(reply)} finished, ${others + index + 1} of ${all.length}`),
    );
  }
  return said.join('. ');
}

const reason = (reply: Reply) => reply.trouble?.message.replace(/\.$/, '') ?? 'no reason given';
