import { headLength, startsAsPdf } from '#lib/prompt/pdf.ts';

/** What may be attached. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
export const acceptedTypes = [...pictureTypes, 'application/pdf'] as const;
export type MediaType = (typeof acceptedTypes)[number];

/** What a file is by its own first bytes, whatever its name says; null: nothing that may be attached. */
export function mediaTypeOf(head: Uint8Array): MediaType | null {
  const text = String.fromCharCode(...head.subarray(0, headLength));
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'image/webp';
  if (/^GIF8[79]a/.test(text)) return 'image/gif';
  return startsAsPdf(text) ? 'application/pdf' : null;
}

/** What a file claims to be, by its declared type or its name. */
export function claimOf({ name, type }: { name: string; type: string }): 'picture' | 'pdf' | 'other' {
  if (type === 'application/pdf' || /\.pdf$/i.test(name)) return 'pdf';
  const isPicture = pictureTypes.some((each) => each === type) || /\.(png|jpe?g|webp|gif)$/i.test(name);
  return isPicture ? 'picture' : 'other';
}
