export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export function themeFrom(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? 'system';
}

export function nextTheme(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
}
