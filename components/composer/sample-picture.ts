import { sampleName } from './examples.ts';

const size = { width: 640, height: 400 };
const ground = 336;
const bars = [
  { day: 'Mon', cups: 42 },
  { day: 'Tue', cups: 58 },
  { day: 'Wed', cups: 31 },
  { day: 'Thu', cups: 66 },
  { day: 'Fri', cups: 87 },
] as const;

/** A bar chart of made-up figures, drawn here and now: something to look at that nobody has to fetch. */
export async function samplePicture(): Promise<File> {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (context) draw(context);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], sampleName, { type: 'image/png' });
}

function draw(context: OffscreenCanvasRenderingContext2D): void {
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, size.width, size.height);
  context.fillStyle = '#1b1a18';
  context.font = '600 24px system-ui, sans-serif';
  context.fillText('Cups of tea sold', 40, 52);
  context.fillRect(40, ground, 560, 2);
  context.textAlign = 'center';
  for (const [place, { day, cups }] of bars.entries()) {
    const left = 64 + place * 110;
    const height = cups * 2.6;
    context.fillStyle = '#3f6fb5';
    context.fillRect(left, ground - height, 72, height);
    context.fillStyle = '#1b1a18';
    context.font = '500 18px system-ui, sans-serif';
    context.fillText(String(cups), left + 36, ground - height - 10);
    context.fillText(day, left + 36, ground + 28);
  }
}
