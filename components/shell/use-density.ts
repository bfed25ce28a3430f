import { useState } from 'react';
import { remember } from '#components/playground/memory.ts';
import { type Density, densityMark, nextDensity } from './density.ts';

/** The density in use and ways to another; the attribute on `<html>` was set by the server from the cookie. */
export function useDensity(first: Density) {
  const [density, setDensity] = useState(first);
  const set = (next: Density) => {
    setDensity(next);
    const mark = densityMark(next);
    remember('density', mark ?? '');
    if (mark === undefined) delete document.documentElement.dataset.density;
    else document.documentElement.dataset.density = mark;
  };
  return { density, set, cycle: () => set(nextDensity(density)) };
}
