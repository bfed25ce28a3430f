import { splitModelId, withoutSuffix } from '#lib/catalog/model-id.ts';
import { isCutWaiting, type Reply } from '#lib/run/reply.ts';
import type { Quantizations } from './quantization.ts';

/** A remark on a reply. `warn`: it makes the comparison unfair or the answer incomplete. */
export interface Note {
  text: string;
  tone: 'plain' | 'warn';
}

const warn = (text: string): Note => ({ text, tone: 'warn' });
const plain = (text: string): Note => ({ text, tone: 'plain' });

const stopped: Record<NonNullable<Reply['stoppedBy']>, string> = {
  user: 'Stopped by you.',
  shutdown: 'Stopped: the server was shut down.',
  interrupted: 'Interrupted: the server lost this reply.',
};

const cutWaiting =
  'Interrupted while it waited: nothing had been sent. It goes on when you retry, or open the page again.';

/** What is to be known of a settled reply besides its text and its figures. */
export function replyNotes(
  reply: Reply,
  onlyReasoning: boolean,
  quantizations: Quantizations | null = null,
  missedEarlier = false,
): Note[] {
  return [
    ...endNotes(reply),
    ...fairnessNotes(reply, onlyReasoning),
    ...(missedEarlier ? [warn('This column did not see the earlier prompt.')] : []),
    ...quantizationNotes(quantizations),
    ...servedNotes(reply),
  ];
}

function endNotes(reply: Reply): Note[] {
  if (reply.state === 'stopped') {
    if (isCutWaiting(reply)) return [plain(cutWaiting)];
    const kept = hasText(reply) ? 'The text so far is kept.' : 'No text had come yet.';
    return [plain(`${stopped[reply.stoppedBy ?? 'user']} ${kept}`)];
  }
  if (reply.state !== 'done') return [];
  if (reply.finishReason === 'length') return [warn(cutText(reply))];
  if (reply.finishReason === 'content-filter') return [warn('Ended by the provider’s content filter.')];
  if (reply.answer === '' && reply.toolCalls.length === 0) {
    const how = reply.thinking === '' ? 'without any text' : 'after thinking, without an answer';
    return [warn(`The model ended ${how}.`)];
  }
  return [];
}

function cutText(reply: Reply): string {
  if (reply.answer !== '') return 'Cut by max tokens.';
  const thought = reply.thinking !== '' || (reply.usage.reasoning?.value ?? 0) > 0;
  return thought
    ? 'Used all its tokens thinking: raise max tokens.'
    : 'Cut by max tokens before any text: raise max tokens.';
}

function fairnessNotes(reply: Reply, onlyReasoning: boolean): Note[] {
  const notes: Note[] = [];
  const { served } = reply;
  if (served?.cached) notes.push(warn('Cached reply: its times are the cache’s, not the model’s.'));
  if (served?.fallback) notes.push(warn(fallbackText(reply)));
  if (onlyReasoning) notes.push(warn('Only this column used reasoning.'));
  return notes;
}

function fallbackText({ model, served }: Reply): string {
  const answered = `answered by ${served?.model ?? 'a fallback model'}`;
  return model === null ? `A fallback: ${answered}.` : `Asked for ${bareId(model)}, ${answered}.`;
}

function quantizationNotes(quantizations: Quantizations | null): Note[] {
  if (quantizations === null || quantizations.own === null || quantizations.others.length === 0) return [];
  return [warn(`Served at ${quantizations.own}, others at ${quantizations.others.join(', ')}.`)];
}

/** The endpoint, and the model's own name for itself where that is another than was asked for. */
function servedNotes({ model, served }: Reply): Note[] {
  if (!served?.endpoint) return [];
  const asked = model === null ? undefined : bareId(model);
  // A demo model has an inner name in the simulator that means nothing to anybody.
  const isDemo = model?.startsWith('demo:') ?? false;
  const named = served.model !== undefined && served.model !== asked && !served.fallback && !isDemo;
  return [plain(`Served by ${served.endpoint}${named ? ` as ${served.model}` : ''}`)];
}

/** The id as the provider knows it, without what only says how to route. */
const bareId = (id: string) => splitModelId(withoutSuffix(id))[1];

function hasText({ answer, thinking }: Reply): boolean {
  return answer !== '' || thinking !== '';
}
