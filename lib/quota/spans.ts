/** A stretch of time that has a limit of its own: from `start`, up to and without `end`, both epoch ms. */
export interface Span {
  start: number;
  end: number;
}

export type SpanOf = (at: number) => Span;

export const minute = 60_000;
const hour = 60 * minute;
export const day = 24 * hour;

const onTheClock =
  (length: number): SpanOf =>
  (at) => {
    const start = Math.floor(at / length) * length;
    return { start, end: start + length };
  };

/** OpenRouter counts by the clock minute and by the UTC day (API reference, section 6). */
export const minuteOf = onTheClock(minute);
export const utcDayOf = onTheClock(day);

const pacific = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  hourCycle: 'h23',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** What the clocks show there, as ms since 0:00. */
function pacificTime(at: number): number {
  const parts = pacific.formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return part('hour') * hour + part('minute') * minute + part('second') * 1000 + (at % 1000);
}

/** On the two days a year when the clocks change, going back by what they show misses midnight by that hour. */
function pacificMidnight(at: number): number {
  const near = at - pacificTime(at);
  const shown = pacificTime(near);
  return shown > day / 2 ? near + day - shown : near - shown;
}

/** Gemini's day ends at midnight Pacific time. */
export const pacificDayOf: SpanOf = (at) => {
  const start = pacificMidnight(at);
  return { start, end: pacificMidnight(start + day + 6 * hour) };
};
