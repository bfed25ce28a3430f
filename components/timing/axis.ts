/** The steps of a decade, in seconds at the first. */
const steps = [2, 5, 10];

/**
 * The end of the common time axis, in ms, for a longest reply of `longest` ms: 2, 5, 10, 20, 50 … s. It moves in
 * steps so that bars grow rather than shrink all the time.
 */
export function axisEnd(longest: number): number {
  if (!Number.isFinite(longest)) return 2000;
  for (let decade = 1000; ; decade *= 10) {
    for (const step of steps) if (longest <= step * decade) return step * decade;
  }
}

/** Four marks at the fifths of the axis, as drawn: `0.4s`, `2s`, `40s`, `2m 40s`. */
export function axisTicks(end: number): { at: number; text: string }[] {
  return [1, 2, 3, 4].map((fifth) => ({ at: fifth / 5, text: tickText((end * fifth) / 5000) }));
}

function tickText(seconds: number): string {
  if (seconds < 120) return `${Number(seconds.toFixed(1))}s`;
  const rest = seconds % 60;
  return rest === 0 ? `${seconds / 60}m` : `${Math.floor(seconds / 60)}m ${rest}s`;
}
