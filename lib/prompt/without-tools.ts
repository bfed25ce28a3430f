import { textOf } from './message-text.ts';
import type { Message } from './setup.ts';

/** What was said, without the calls and their results: for a model that is offered no tools, and knows of none. */
export function withoutTools(messages: readonly Message[]): Message[] {
  const said: Message[] = [];
  for (const message of messages) {
    if (message.role === 'tool') continue;
    const { role, content } = message;
    const last = said.at(-1);
    if (role === 'assistant' && 'toolCalls' in message && textOf(message) === '') continue;
    if (role === 'assistant' && last?.role === 'assistant') {
      said[said.length - 1] = { role, content: `${textOf(last)}\n\n${textOf(message)}` };
    } else said.push({ role, content });
  }
  return said;
}
