/** Days since 1970 by the reader's own calendar: two times of one day give the same number, over changes of the clock. */
function dayNumber(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}

// Written out: a locale's formatter takes a hundred times as long, and there is a heading for every day of years.
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The day of `at` as a heading: `Today`, `Yesterday`, `Thursday`, `12 November`, `12 November 2025`. */
export function dayName(at: number, now: number): string {
  const ago = dayNumber(now) - dayNumber(at);
  if (ago === 0) return 'Today';
  if (ago === 1) return 'Yesterday';
  const date = new Date(at);
  if (ago > 1 && ago < 7) return weekdays[date.getDay()] ?? '';
  const day = `${date.getDate()} ${months[date.getMonth()]}`;
  return date.getFullYear() === new Date(now).getFullYear() ? day : `${day} ${date.getFullYear()}`;
}

/** Where each group of days begins in a list that is newest first: cheap for ten thousand, names only where it changes. */
export function dayStarts(times: readonly number[]): number[] {
  return times.flatMap((at, index) => {
    const before = times[index - 1];
    return before !== undefined && dayNumber(before) === dayNumber(at) ? [] : [index];
  });
}
