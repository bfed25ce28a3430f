const megabyte = 1024 * 1024;

/** A picture over one of these is made smaller before it is sent. */
export const longestSide = 2048;
export const largestSent = 1.5 * megabyte;

/** Larger ones are not even opened: undone, such a picture can fill the memory of a tab. */
export const largestPicture = 30 * megabyte;

export const mostAttachments = 8;
/** Of all attachments as they are sent. In base64 they then stay under the 32 MB that a request may have. */
export const largestTotal = 20 * megabyte;

export interface Size {
  width: number;
  height: number;
}

/** The size within the longest side, in its proportions; never larger than it was, never less than a pixel. */
export function fit({ width, height }: Size, side: number = longestSide): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  const scaled = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: scaled(width), height: scaled(height) };
}

export function mustShrink({ width, height }: Size, bytes: number): boolean {
  return Math.max(width, height) > longestSide || bytes > largestSent;
}

/**
 * The longest sides to try, one after the other, until the picture is small enough: its own size or the longest
 * allowed, then ever smaller.
 */
export function sidesToTry(size: Size): number[] {
  const first = Math.min(longestSide, Math.max(size.width, size.height));
  return [1, 0.75, 0.5, 0.25].map((share) => Math.max(1, Math.round(first * share)));
}
