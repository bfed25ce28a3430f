import type { Pace } from '#lib/simulator/personas.ts';

/** When token `index` (from 0) is due, in milliseconds after the request came in. Absolute, so lateness never adds up. */
export type Schedule = (index: number) => number;

export function steadySchedule(pace: Pace): Schedule {
  return (index) => pace.firstToken + (index * 1000) / pace.tokensPerSecond;
}

/** A pace as a person would feel it: each gap a little off the beat, the same way every time for one seed. */
export function humanSchedule(pace: Pace, speed: number, random: () => number): Schedule {
  const dues = [pace.firstToken * (0.9 + 0.2 * random())];
  return (index) => {
    while (dues.length <= index) {
      const gap = (1000 / pace.tokensPerSecond) * (0.7 + 0.6 * random());
      dues.push((dues.at(-1) ?? 0) + gap);
    }
    return (dues[index] ?? 0) / speed;
  };
}
