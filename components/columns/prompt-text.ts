import type { Setup } from '#lib/prompt/setup.ts';

/** The newest prompt of a set-up as plain text, empty where it gives results back; its pictures and files are in `attachedToPrompt`. */
export function promptText(setup: Setup): string {
  const newest = setup.messages.at(-1);
  if (!newest || newest.role === 'tool') return '';
  const { content } = newest;
  if (typeof content === 'string') return content;
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');
}

/** A shared run without its prompt has an empty one in its place (lib/run/snapshot.ts). */
export function isWithheld({ messages }: Setup): boolean {
  const newest = messages.at(-1);
  return newest?.role === 'user' && newest.content === '';
}
