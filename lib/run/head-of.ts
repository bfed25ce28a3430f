import type { Reply } from './reply.ts';
import type { RunStore } from './run-store.ts';

/** As much of a run that has ended as its page's first paint shows, in characters of all columns together. */
const mostText = 64_000;
/** Of each at least so many: more than any column shows without being scrolled. */
const leastText = 3_000;
/** Of the reasoning, which opens on a press. */
const mostThinking = 1_000;

/** The beginnings of a run's replies: whatever is long goes on where they end. */
export function headOf(store: RunStore): RunStore {
  const run = store.get();
  const most = Math.max(leastText, Math.floor(mostText / Math.max(1, run.setup.columns.length)));
  const replies = Object.entries(run.replies).map(([id, reply]) => [id, headOfReply(reply, most)] as const);
  if (replies.every(([id, reply]) => reply === run.replies[id])) return store;
  const head = { ...run, replies: Object.fromEntries(replies) };
  return { ...store, get: () => head };
}

function headOfReply(reply: Reply, most: number): Reply {
  // What was said between calls of tools is told by its place in the whole text.
  if (reply.toolCalls.length > 0) return reply;
  const [answer, thinking] = [headOfText(reply.answer, most), headOfText(reply.thinking, mostThinking)];
  return answer === reply.answer && thinking === reply.thinking ? reply : { ...reply, answer, thinking };
}

/** Whole paragraphs, if there are any, else whole lines: a text that is cut elsewhere may read as another one. */
export function headOfText(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = [text.lastIndexOf('\n\n', most), text.lastIndexOf('\n', most)].find((at) => at > most / 2);
  return text.slice(0, end ?? most);
}
