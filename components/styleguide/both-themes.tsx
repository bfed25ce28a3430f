import type { ReactNode } from 'react';

const themes = ['light', 'dark'] as const;

/** The same content in light and in dark, side by side where there is room. */
export function BothThemes({ children, stacked = false }: { children: ReactNode; stacked?: boolean }) {
  return (
    <div className={stacked ? 'grid gap-3' : 'grid gap-3 xl:grid-cols-2'}>
      {themes.map((theme) => (
        <div
          key={theme}
          data-theme={theme}
          style={{ colorScheme: theme }}
          className="min-w-0 rounded-block border border-control bg-page p-4 text-ink"
        >
          {children}
        </div>
      ))}
    </div>
  );
}
