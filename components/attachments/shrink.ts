import { fit, largestSent, mustShrink, type Size, sidesToTry } from './limits.ts';

/** A picture that could be opened; `data` is null where it may be sent as it is. */
export interface Shrunk {
  original: Size;
  size: Size;
  data: Blob | null;
}

/** What draws: a canvas of the page, or one that needs no page. */
export interface Canvas {
  draw(picture: ImageBitmap, size: Size, paper: string | null): void;
  /** The drawing in that format, or in another one where the browser can't write it. */
  encode(type: string, quality: number): Promise<Blob>;
}

const quality = 0.85;

/** Opens a picture, and makes it smaller where it is over the limits. Throws when it is no picture that can be opened. */
export async function shrink(picture: Blob, createCanvas: () => Canvas): Promise<Shrunk> {
  const bitmap = await createImageBitmap(picture);
  try {
    const original = { width: bitmap.width, height: bitmap.height };
    if (!mustShrink(original, picture.size)) return { original, size: original, data: null };
    const canvas = createCanvas();
    const sizes = sidesToTry(original).map((side) => fit(original, side));
    for (const [index, size] of sizes.entries()) {
      const data = await encode(canvas, bitmap, size);
      if (data.size <= largestSent || index === sizes.length - 1) return { original, size, data };
    }
    return { original, size: original, data: null };
  } finally {
    bitmap.close();
  }
}

/** As webp, or as jpeg where the browser can't write webp: that has no transparency, so it is laid on white. */
async function encode(canvas: Canvas, bitmap: ImageBitmap, size: Size): Promise<Blob> {
  canvas.draw(bitmap, size, null);
  const webp = await canvas.encode('image/webp', quality);
  if (webp.type === 'image/webp') return webp;
  canvas.draw(bitmap, size, '#ffffff');
  return canvas.encode('image/jpeg', quality);
}

interface Context {
  imageSmoothingQuality: ImageSmoothingQuality;
  fillStyle: string | CanvasGradient | CanvasPattern;
  fillRect(x: number, y: number, width: number, height: number): void;
  drawImage(picture: CanvasImageSource, x: number, y: number, width: number, height: number): void;
}

/** Setting its size empties a canvas, so each drawing begins on a clean one. */
function paint(
  surface: Size,
  context: Context | null,
  picture: ImageBitmap,
  size: Size,
  paper: string | null,
): void {
  if (!context) throw new Error('The browser gives no drawing context.');
  surface.width = size.width;
  surface.height = size.height;
  context.imageSmoothingQuality = 'high';
  if (paper !== null) {
    context.fillStyle = paper;
    context.fillRect(0, 0, size.width, size.height);
  }
  context.drawImage(picture, 0, 0, size.width, size.height);
}

/** Works in a worker. */
export function offscreenCanvas(): Canvas {
  const surface = new OffscreenCanvas(1, 1);
  const context = surface.getContext('2d');
  return {
    draw: (picture, size, paper) => paint(surface, context, picture, size, paper),
    encode: (type, quality) => surface.convertToBlob({ type, quality }),
  };
}

export function pageCanvas(): Canvas {
  const surface = document.createElement('canvas');
  const context = surface.getContext('2d');
  return {
    draw: (picture, size, paper) => paint(surface, context, picture, size, paper),
    encode: (type, quality) =>
      new Promise((resolve, reject) =>
        surface.toBlob(
          (blob) => (blob ? resolve(blob) : reject(new Error('The browser could not write the picture.'))),
          type,
          quality,
        ),
      ),
  };
}
