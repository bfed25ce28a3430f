import type { Message } from './setup.ts';

/** The text of a message: its string, or its text parts joined by a blank line. */
export function textOf(message: Message): string {
  if (typeof message.content === 'string') return message.content;
  return message.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');
}
