import { type Attachment, attachedToPrompt } from './attachment.ts';
import type { Setup } from './setup.ts';

/** Bytes behind a base64 data URL. */
function bytesOf(url: string): number {
  const data = url.slice(url.indexOf(',') + 1);
  return Math.floor((data.length * 3) / 4) - (/=*$/.exec(data)?.[0].length ?? 0);
}

/** What was attached to a set-up's newest prompt, to be sent once more. `newId` must be new to the page. */
export function sentAttachments(setup: Setup, newId: () => string): Attachment[] {
  return attachedToPrompt(setup).map((part) => ({
    id: newId(),
    kind: part.type,
    name: part.type === 'file' ? part.name : 'Picture',
    url: part.url,
    bytes: bytesOf(part.url),
    note: null,
  }));
}
