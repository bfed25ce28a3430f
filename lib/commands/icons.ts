import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

/**
 * Draws the app's icons from its mark (components/shell/mark.tsx), in the colours of light. Run it when the mark changes.
 * The mark is three rounded bars: a distance to each edge draws them smoothly, and no picture library is needed.
 */
interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  rx: number;
  colour: string;
}

const folder = 'public/icons';
const paper = '#faf9f7';
const ink = '#1b1a18';
/** The mark's own box is so many units wide and high. */
const markSize = 20;

const source = readFileSync('components/shell/mark.tsx', 'utf8');
const lanes = [...source.matchAll(/<rect ([^>]*)\/>/g)].map(([, attributes = '']): Bar => {
  const value = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  const [x, y, width, height, rx] = ['x', 'y', 'width', 'height', 'rx'].map((name) => Number(value(name)));
  const colour = /light-dark\((#\w{6})/.exec(value('fill'))?.[1] ?? ink;
  return { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0, rx: rx ?? 0, colour };
});

/** From the edge of the bar to the point, in units of the mark; negative inside. */
function distance({ x, y, width, height, rx }: Bar, left: number, top: number): number {
  const across = Math.abs(left - x - width / 2) - width / 2 + rx;
  const down = Math.abs(top - y - height / 2) - height / 2 + rx;
  const outside = Math.hypot(Math.max(across, 0), Math.max(down, 0));
  return outside + Math.min(Math.max(across, down), 0) - rx;
}

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** RGBA rows, each with PNG's filter byte before it. `inset`: free room on each side, `corner`: its roundness. */
function draw(size: number, inset: number, corner: number): Buffer {
  const side = markSize + 2 * inset;
  const ground = { x: -inset, y: -inset, width: side, height: side, rx: corner, colour: paper };
  const rows = Buffer.alloc((size * 4 + 1) * size);
  for (let index = 0; index < size * size; index++) {
    const [column, row] = [index % size, Math.floor(index / size)];
    const place = (row * size + column) * 4 + row + 1;
    const at = (pixel: number) => ((pixel + 0.5) * side) / size - inset;
    const cover = (bar: Bar) =>
      Math.min(Math.max(0.5 - (distance(bar, at(column), at(row)) * size) / side, 0), 1);
    const mixed = lanes.reduce(
      (below, lane) =>
        below.map((value, n) => value + ((channels(lane.colour)[n] ?? 0) - value) * cover(lane)),
      channels(paper),
    );
    rows.set([...mixed.map(Math.round), Math.round(cover(ground) * 255)], place);
  }
  return rows;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** 8 bits a channel, RGBA, not interlaced. */
function png(size: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A maskable icon may be cut to a circle of four fifths of its width; Apple rounds the corners itself. */
const icons = [
  { name: 'icon-192', size: 192, inset: 5, corner: 6 },
  { name: 'icon-512', size: 512, inset: 5, corner: 6 },
  { name: 'maskable-512', size: 512, inset: 10, corner: 0 },
  { name: 'apple-180', size: 180, inset: 6, corner: 0 },
];

mkdirSync(folder, { recursive: true });
for (const { name, size, inset, corner } of icons)
  writeFileSync(`${folder}/${name}.png`, png(size, draw(size, inset, corner)));
