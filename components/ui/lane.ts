import type { CSSProperties } from 'react';

/** `[lightness, chroma, hue]` in OKLCH of the first four lanes, on a light and on a dark page. */
const firstLanes = [
  { light: [0.58, 0.15, 258], dark: [0.72, 0.13, 258] },
  { light: [0.62, 0.16, 32], dark: [0.74, 0.14, 38] },
  { light: [0.58, 0.12, 158], dark: [0.75, 0.12, 158] },
  { light: [0.58, 0.16, 312], dark: [0.75, 0.13, 312] },
] as const;

/** Hues of the lanes after the fourth, each far from all before it and farthest from its neighbours. */
const furtherHues = [
  95, 210, 355, 285, 125, 65, 185, 335, 235, 80, 140, 345, 245, 50, 150, 325, 225, 15, 110, 300,
] as const;

const oklch = ([lightness, chroma, hue]: readonly [number, number, number]) =>
  `oklch(${lightness} ${chroma} ${hue})`;

function laneColour(index: number): string {
  const first = firstLanes[index];
  if (first) return `light-dark(${oklch(first.light)}, ${oklch(first.dark)})`;
  const hue = furtherHues[(index - firstLanes.length) % furtherHues.length] ?? 0;
  return `light-dark(${oklch([0.58, 0.13, hue])}, ${oklch([0.75, 0.12, hue])})`;
}

/** Sets `--lane`, the colour by which a column is recognised everywhere, for the element and all inside it. */
export function laneStyle(index: number): CSSProperties {
  const style: CSSProperties & Record<'--lane', string> = { '--lane': laneColour(index) };
  return style;
}
