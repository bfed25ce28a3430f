'use client';
import { useEffect, useState } from 'react';
import type { RunStore } from '#lib/run/run-store.ts';
import { announce, statesOf } from './announce.ts';

interface AnnouncerProps {
  turn: RunStore;
  /** By column id. */
  names: ReadonlyMap<string, string>;
}

/** Tells assistive technology what became of the columns: states, never text. */
export function Announcer({ turn, names }: AnnouncerProps) {
  const [message, setMessage] = useState('');
  useEffect(() => {
    let before = statesOf(turn.get().replies);
    return turn.subscribe(() => {
      const { replies } = turn.get();
      const said = announce(before, replies, names);
      before = statesOf(replies);
      if (said) setMessage(said);
    });
  }, [turn, names]);
  return (
    <div aria-live="polite" className="sr-only">
      {message}
    </div>
  );
}
