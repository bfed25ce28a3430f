import type { Setup } from '#lib/prompt/setup.ts';

/** The newest prompt of a set-up as plain text; its pictures and files are named by `attachments`. */
export function promptText(setup: Setup): string {
  const content = setup.messages.at(-1)?.content ?? '';
  if (typeof content === 'string') return content;
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');
}
