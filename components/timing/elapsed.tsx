'use client';

import { useLayoutEffect, useRef } from 'react';
import type { Reply } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { ticker } from './ticker.ts';

interface ElapsedProps {
  store: RunStore;
  column: string;
  /** The text to show for a reply at `now` ms since the run began; a function that never changes. */
  text: (reply: Reply, now: number) => string;
}

/** A figure that counts while a reply runs, written by the ticker without a render. */
export function Elapsed({ store, column, text }: ElapsedProps) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const write = () => {
      const reply = store.get().replies[column];
      const next = reply ? text(reply, store.now()) : '–';
      if (place.current && place.current.textContent !== next) place.current.textContent = next;
    };
    write();
    return ticker.add(write);
  }, [store, column, text]);
  return <span ref={place} />;
}
