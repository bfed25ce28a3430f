/** How close things stand; the sizes are the tokens in app/globals.css. */
export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

export function densityFrom(text: string | undefined): Density {
  return densities.find((density) => density === text) ?? 'comfortable';
}

/** The other one. */
export function nextDensity(density: Density): Density {
  return density === 'compact' ? 'comfortable' : 'compact';
}

/** What `data-density` says on `<html>`: nothing where the tokens stand as they are. */
export const densityMark = (density: Density) => (density === 'comfortable' ? undefined : density);
