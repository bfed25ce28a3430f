import type { CSSProperties } from 'react';
import type { Stretch } from '#lib/run/timeline.ts';

/** One layer of the bar for each kind, each drawn over the whole axis and cut to its stretches. */
export const barKinds = ['queued', 'waiting', 'thinking', 'answer'] as const satisfies Stretch['kind'][];

const percent = (part: number) => `${(part * 100).toFixed(2)}%`;

const partOf = (stretches: readonly Stretch[], end: number) => Math.min((stretches.at(-1)?.to ?? 0) / end, 1);

/** Cuts the whole bar at its end, which is round; `end` is the end of the axis in ms. */
export function barClip(stretches: readonly Stretch[], end: number): string {
  return `inset(0 ${percent(1 - partOf(stretches, end))} 0 0 round 4px)`;
}

/** How much of the axis the bar takes. */
export function barPart(stretches: readonly Stretch[], end: number): string {
  return percent(partOf(stretches, end));
}

/**
 * Cuts one layer to the stretches of its kind: patterns stay where they are on the axis while the bar grows. The last
 * stretch has no end of its own, the bar's cut is its end: so a bar that grows changes in one place and not in two.
 */
export function layerClip(stretches: readonly Stretch[], kind: Stretch['kind'], end: number): string {
  const corners = stretches.flatMap((stretch) => {
    if (stretch.kind !== kind) return [];
    const left = percent(stretch.from / end);
    const right = stretch === stretches.at(-1) ? '100%' : percent(stretch.to / end);
    return [`${left} 0`, `${left} 100%`, `${right} 100%`, `${right} 0`, `${left} 0`];
  });
  return corners.length > 0 ? `polygon(${corners.join(', ')})` : 'inset(0 100% 0 0)';
}

export function clipStyle(clipPath: string): CSSProperties {
  return { clipPath };
}
