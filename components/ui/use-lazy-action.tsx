'use client';
import { type ReactNode, useState } from 'react';
import { MissedDialog } from './missed.tsx';

interface LazyAction<Code> {
  /** Does it as soon as its code is there; where that does not come, the reader is told and may try again. */
  act: (use: (code: Code) => void) => void;
  /** To be drawn: says that the code did not come. */
  missed: ReactNode;
}

/** What is done with code that is loaded apart, as `lazily` is for what is drawn with such code. */
export function useLazyAction<Code>(load: () => Promise<Code>): LazyAction<Code> {
  const [waiting, setWaiting] = useState<{ use: (code: Code) => void } | null>(null);
  async function retry(): Promise<boolean> {
    const code = await load().catch(() => null);
    if (code === null) return false;
    setWaiting(null);
    waiting?.use(code);
    return true;
  }
  return {
    act: (use) => void load().then(use, () => setWaiting({ use })),
    missed: <MissedDialog open={waiting !== null} onOpenChange={() => setWaiting(null)} retry={retry} />,
  };
}
