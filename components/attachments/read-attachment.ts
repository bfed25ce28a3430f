import { formatBytes } from '#lib/format.ts';
import type { Attachment } from '#lib/prompt/attachment.ts';
import { headLength } from '#lib/prompt/pdf.ts';
import { type Complaint, hugePicture, unknownKind, unreadableFile, unreadablePicture } from './complaint.ts';
import { largestPicture } from './limits.ts';
import { type MediaType, mediaTypeOf } from './media-type.ts';
import type { Shrunk } from './shrink.ts';
import { shrinkApart } from './shrink-apart.ts';

/** What reading a file needs of the browser. */
export interface Tools {
  /** Null: it cannot be opened as a picture. */
  shrink(picture: Blob): Promise<Shrunk | null>;
  toDataUrl(data: Blob): Promise<string>;
}

/** A file as it will be sent, or why it cannot be. */
export async function readAttachment(
  file: File,
  id: string,
  tools: Tools = { shrink: shrinkApart, toDataUrl },
): Promise<Attachment | Complaint> {
  try {
    const type = mediaTypeOf(new Uint8Array(await file.slice(0, headLength).arrayBuffer()));
    if (type === null) return unknownKind(file);
    const { name } = file;
    if (type !== 'application/pdf') return await readPicture(file, type, id, tools);
    const url = await tools.toDataUrl(file.slice(0, file.size, type));
    return { id, kind: 'file', name, url, bytes: file.size, note: null };
  } catch {
    return unreadableFile(file);
  }
}

async function readPicture(
  file: File,
  type: MediaType,
  id: string,
  tools: Tools,
): Promise<Attachment | Complaint> {
  if (file.size > largestPicture) return hugePicture(file);
  // The type the bytes tell, which the name may contradict.
  const original = file.slice(0, file.size, type);
  const shrunk = await tools.shrink(original);
  if (shrunk === null) return unreadablePicture(file);
  const data = shrunk.data ?? original;
  const url = await tools.toDataUrl(data);
  return { id, kind: 'image', name: file.name, url, bytes: data.size, note: noteOf(shrunk, type) };
}

function noteOf({ size, data, original }: Shrunk, type: MediaType): string | null {
  if (data === null) return null;
  const resized = size.width !== original.width || size.height !== original.height;
  const what = resized
    ? `resized to ${size.width} × ${size.height}`
    : `compressed to ${formatBytes(data.size)}`;
  return type === 'image/gif' ? `${what}, first frame` : what;
}

function toDataUrl(data: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(data);
  });
}
