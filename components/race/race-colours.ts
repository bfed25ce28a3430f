import { laneStyle } from '#components/ui/lane.ts';

/** What a canvas needs of the page's colours, as they are in the present theme. */
export interface RaceColours {
  lanes: readonly string[];
  text: string;
  grid: string;
}

/** A canvas knows neither variables nor `light-dark()`: an element tells what they come to. */
export function raceColours(within: HTMLElement, lanes: readonly number[]): RaceColours {
  const probe = document.createElement('span');
  within.append(probe);
  const read = (colour: string) => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  };
  const lane = (index: number) => {
    for (const [name, value] of Object.entries(laneStyle(index))) probe.style.setProperty(name, value);
    return read('var(--lane)');
  };
  const colours = {
    lanes: lanes.map(lane),
    text: read('var(--mute)'),
    grid: read('var(--hairline)'),
  };
  probe.remove();
  return colours;
}

/** Calls back when the theme changes, by the reader's choice or the system's. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', listener);
  };
}
