'use client';
import { useEffect, useEffectEvent, useState } from 'react';
import type { RunStore } from '#lib/run/run-store.ts';
import { announce, type Heard, heardOf, settledOf } from './announce.ts';

interface AnnouncerProps {
  turn: RunStore;
  /** By column id. */
  names: ReadonlyMap<string, string>;
}

/** What happens within this time, ms, is said in one go: columns often end, and are held up, together. */
const gatherFor = 300;

/** Tells assistive technology what becomes of the columns: states, never text. */
export function Announcer({ turn, names }: AnnouncerProps) {
  const [message, setMessage] = useState({ text: '', number: 0 });
  const say = useEffectEvent((before: Heard) => {
    const text = announce(before, turn.get(), names);
    if (text) setMessage(({ number }) => ({ text, number: number + 1 }));
  });
  useEffect(() => {
    let before = settledOf(heardOf(turn.get()));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const speak = () => {
      timer = undefined;
      say(before);
      before = heardOf(turn.get());
    };
    speak();
    const leave = turn.subscribe(() => {
      timer ??= setTimeout(speak, gatherFor);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [turn]);
  return (
    <div aria-live="polite" className="sr-only">
      {/* Made anew each time: the same sentence said twice would change nothing, and so not be heard. */}
      <p key={message.number}>{message.text}</p>
    </div>
  );
}
