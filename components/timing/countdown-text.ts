const minute = 60_000;
const hour = 60 * minute;

/** 11,300 → `12 s`, 190,000 → `3 min 10 s`, 11,000,000 → `3 h 4 min`: rounded up, so that it never says 0 too early. */
export function countdownText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 60) return `${seconds} s`;
  if (seconds < 3600) return join(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.ceil(ms / minute);
  return join(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

/** Ms until the text above reads differently. */
export function nextChange(ms: number): number {
  const step = ms > hour ? minute : 1000;
  return ms % step || step;
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
