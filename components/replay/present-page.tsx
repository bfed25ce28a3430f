'use client';

import { useEffect, useEffectEvent } from 'react';
import { leavePresentation } from './present-bar.tsx';
import { PresentScreen } from './present-screen.tsx';
import { usePresentation } from './use-presentation.ts';

interface PresentPageProps {
  /** At least one. */
  runs: readonly string[];
  /** Where in the list it begins. */
  first: number;
}

/** Kept runs one after another, in large type, for an audience. It needs no key and no hand. */
export function PresentPage({ runs, first }: PresentPageProps) {
  const presentation = usePresentation(runs.length, first);
  const { index, round, go } = presentation;
  const id = runs[index] ?? '';
  const press = useEffectEvent(({ key }: KeyboardEvent) => {
    if (key === 'Escape') leavePresentation(id);
    if (key === 'PageDown') go(1);
    if (key === 'PageUp') go(-1);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.defaultPrevented) press(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <div className="presenting relative flex h-dvh flex-col overflow-clip bg-page short:overflow-y-auto print:block print:h-auto print:overflow-visible">
      <PresentScreen key={`${id} ${round}`} id={id} count={runs.length} presentation={presentation} />
    </div>
  );
}
