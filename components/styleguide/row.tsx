import type { ReactNode } from 'react';

/** Samples of one kind in a line, named. */
export function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mb-5 last:mb-0">
      <p className="mb-2 text-label text-mute">{title}</p>
      <div className="flex flex-wrap items-center gap-2.5">{children}</div>
    </div>
  );
}
