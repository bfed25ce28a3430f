import type { Message, Part, Setup } from './setup.ts';

/** A picture or a PDF of the prompt being written, ready to be sent. */
export interface Attachment {
  /** Unique in the page. */
  id: string;
  kind: 'image' | 'file';
  name: string;
  /** Base64 data URL. */
  url: string;
  /** Size of the data, not of its URL. */
  bytes: number;
  /** What was done to it on the way, for example `resized to 2048 × 1365`. */
  note: string | null;
}

export type AttachedPart = Extract<Part, { type: 'image' | 'file' }>;

/** What a user message says: plain text as long as nothing is attached, else parts with the text first. */
export function contentOf(text: string, attachments: readonly Attachment[]): Message['content'] {
  if (attachments.length === 0) return text;
  const attached = attachments.map(
    ({ kind, name, url }): Part => (kind === 'image' ? { type: 'image', url } : { type: 'file', name, url }),
  );
  return text.trim() === '' ? attached : [{ type: 'text', text }, ...attached];
}

const none: readonly AttachedPart[] = [];

/** The pictures and files of a message. */
export function attachedTo(message: Message | undefined): readonly AttachedPart[] {
  if (!message || message.role === 'tool' || typeof message.content === 'string') return none;
  return message.content.filter((part) => part.type !== 'text');
}

/** The pictures and files of a set-up's newest prompt. */
export const attachedToPrompt = (setup: Setup): readonly AttachedPart[] => attachedTo(setup.messages.at(-1));
