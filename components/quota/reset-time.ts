const minute = 60_000;
/** A reset is given with a margin of up to so many ms, which is no reason to name the minute after it. */
const margin = 1000;

/** Where each is spoken of by letters: `CET` and `AEDT` by the first, `EST` by the second. */
const regions = ['en-GB', 'en-US', 'en-AU'];

/**
 * When a limit is over, by the reader's own clock, for the end of a sentence: `at 18:00 CET`, and on another day than
 * `now` `on Monday at 01:00 CET`. Both epoch ms. The minute is rounded up: nobody is sent too early.
 */
export function resetTime(at: number, now: number, timeZone?: string): string {
  const moment = new Date(Math.ceil((at - margin) / minute) * minute);
  const time = moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  const clock = `at ${time} ${zoneName(moment, timeZone)}`;
  const day = (date: Date) => date.toLocaleDateString('en-GB', { timeZone });
  if (day(moment) === day(new Date(now))) return clock;
  // No `tomorrow`: the sentence may still stand there then.
  return `on ${moment.toLocaleDateString('en-GB', { weekday: 'long', timeZone })} ${clock}`;
}

/** The zone's short name where it has one, else how far it is from UTC: `GMT+5:30`. */
function zoneName(moment: Date, timeZone?: string): string {
  const names = regions.map((region) => {
    const parts = new Intl.DateTimeFormat(region, { timeZoneName: 'short', timeZone }).formatToParts(moment);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  });
  return names.find((name) => /^[A-Z]+$/.test(name)) ?? names[0] ?? '';
}
