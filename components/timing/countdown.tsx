'use client';

import { useEffect, useState } from 'react';
import type { RunStore } from '#lib/run/run-store.ts';
import { countdownText, nextChange } from './countdown-text.ts';

interface CountdownProps {
  store: RunStore;
  /** Epoch ms on the server's clock. */
  until: number;
  /** What is said when the time has come; nothing where it is left out. */
  due?: string;
  className?: string;
}

/** "in 12 s", counting down to a moment of the server's clock. */
export function Countdown({ store, until, due, className }: CountdownProps) {
  const [left, setLeft] = useState(() => until - serverNow(store));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const count = () => {
      const now = until - serverNow(store);
      setLeft(now);
      if (now > 0) timer = setTimeout(count, nextChange(now));
    };
    count();
    return () => clearTimeout(timer);
  }, [store, until]);
  const text = left > 0 ? `in ${countdownText(left)}` : due;
  return text === undefined ? null : <span className={`tabular-nums ${className ?? ''}`}>{text}</span>;
}

/** Epoch ms by the server's clock, as far as the run has told it. */
function serverNow(store: RunStore): number {
  const { started } = store.get();
  return started === null ? Date.now() : started + store.now();
}
