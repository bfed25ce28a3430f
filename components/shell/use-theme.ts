import { useState } from 'react';
import { remember } from '#components/playground/memory.ts';
import { nextTheme, type Theme } from './theme.ts';

/** The theme in use and ways to another; the attribute on `<html>` was set by the server from the cookie. */
export function useTheme(first: Theme) {
  const [theme, setTheme] = useState(first);
  const set = (next: Theme) => {
    setTheme(next);
    remember('theme', next === 'system' ? '' : next);
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  };
  return { theme, set, cycle: () => set(nextTheme(theme)) };
}
