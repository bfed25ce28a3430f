import { AppError } from '#lib/errors.ts';
import { type Message, type Setup, textOf } from '#lib/prompt/setup.ts';
import { checkTools } from './check-tools.ts';

const maxPromptBytes = 1024 * 1024;

/** What a schema can't say of a set-up. Throws the AppError that names the first thing wrong. */
export function checkSetup(setup: Setup): void {
  const newest = [
    setup.messages,
    ...setup.columns.flatMap(({ messages }) => (messages ? [messages] : [])),
  ].map((messages) => messages.at(-1));
  for (const message of newest) if (message) checkPrompt(message);
  const ids = new Set(setup.columns.map((column) => column.id));
  if (ids.size < setup.columns.length) {
    throw new AppError(
      'invalid-request',
      'Two columns have the same id.',
      'Give every column an id of its own.',
    );
  }
  checkTools(setup);
}

function checkPrompt(message: Message): void {
  const text = textOf(message);
  if (Buffer.byteLength(text) > maxPromptBytes) {
    throw new AppError('too-large', 'The prompt is longer than 1 MB of text.', 'Shorten it and run again.');
  }
  const hasAttachment =
    typeof message.content !== 'string' && message.content.some((part) => part.type !== 'text');
  if (message.role === 'user' && text.trim() === '' && !hasAttachment) {
    throw new AppError('invalid-request', 'The prompt is empty.', 'Write a prompt and run again.');
  }
}
