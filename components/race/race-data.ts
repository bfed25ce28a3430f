import type { RaceLine } from './race-line.ts';

/** Points across the chart: more than can be told apart on a wide screen. */
export const pointCount = 400;

/** Tokens that had come by `ms`; null before the request left and after the reply ended. */
export function tokensAt(line: RaceLine, ms: number): number | null {
  const { times, tokens, sent, ended } = line;
  if (sent === null || ms < sent || (ended !== null && ms > ended)) return null;
  return times.length === 0 ? 0 : (countUntil(times, ms) * tokens) / times.length;
}

function countUntil(times: readonly number[], ms: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The lines on common points of time, as the chart takes them: seconds, then tokens for each line. `axis` is the last
 * point, `now` the run's own time, both in ms.
 */
export function raceData(
  lines: readonly RaceLine[],
  axis: number,
  now: number,
): [number[], ...(number | null)[][]] {
  const points = Array.from({ length: pointCount + 1 }, (_, index) => (index * axis) / pointCount);
  const values = lines.map((line) => {
    const end = Math.min(line.ended ?? now - line.asked, axis);
    return points.map((ms, index) => {
      // A line goes on to where its reply ended, which lies between two points.
      const at = ms > end && (points[index - 1] ?? 0) < end ? end : ms;
      return at > end ? null : tokensAt(line, at);
    });
  });
  return [points.map((ms) => ms / 1000), ...values];
}
