import { AppError } from '#lib/errors.ts';
import { attachedTo } from '#lib/prompt/attachment.ts';
import { textOf } from '#lib/prompt/message-text.ts';
import { headLength, startsAsPdf } from '#lib/prompt/pdf.ts';
import type { Message, Setup } from '#lib/prompt/setup.ts';
import { checkTools } from './check-tools.ts';

const maxPromptBytes = 1024 * 1024;

/** What a schema can't say of a set-up. Throws the AppError that names the first thing wrong. */
export function checkSetup(setup: Setup): void {
  checkPrompt(setup.messages);
  for (const { messages } of setup.columns) if (messages) checkPrompt(messages);
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

/** What is asked is the newest message of the person; words put into the model's mouth may follow it. */
function checkPrompt(messages: readonly Message[]): void {
  const newest = messages.at(-1);
  if (newest && Buffer.byteLength(textOf(newest)) > maxPromptBytes) {
    throw new AppError('too-large', 'The prompt is longer than 1 MB of text.', 'Shorten it and run again.');
  }
  for (const part of messages.flatMap(attachedTo)) {
    if (isFalsePdf(part.url)) {
      throw new AppError(
        'invalid-request',
        `${part.type === 'file' ? part.name : 'An attachment'} is not a PDF, whatever it says it is.`,
        'Export it as a PDF, and attach that.',
      );
    }
  }
  const asked = messages.findLast(({ role }) => role === 'user') ?? newest;
  if (asked && saysNothing(asked)) {
    throw new AppError('invalid-request', 'The prompt is empty.', 'Write a prompt and run again.');
  }
}

function isFalsePdf(url: string): boolean {
  if (!/^data:application\/pdf;/i.test(url)) return false;
  const start = url.indexOf(',') + 1;
  // Four characters hold three bytes.
  const head = Buffer.from(url.slice(start, start + Math.ceil(headLength / 3) * 4), 'base64');
  return !startsAsPdf(head.toString('latin1'));
}

function saysNothing(message: Message): boolean {
  const { content } = message;
  if (message.role === 'tool' || textOf(message).trim() !== '') return false;
  if (message.role === 'assistant' && message.toolCalls?.length) return false;
  return typeof content === 'string' || content.every(({ type }) => type === 'text');
}
