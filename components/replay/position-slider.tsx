'use client';

import { type CSSProperties, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { Player } from '#lib/run/replay.ts';
import { spokenPosition } from './clock-text.ts';

/** One step of an arrow key, in ms, unless a hundredth of the run is more. */
const leastStep = 500;

/** Where each key goes to from a position. */
const steps: Record<string, (position: number, duration: number) => number> = {
  ArrowRight: (position, duration) => position + Math.max(leastStep, duration / 100),
  ArrowUp: (position, duration) => position + Math.max(leastStep, duration / 100),
  ArrowLeft: (position, duration) => position - Math.max(leastStep, duration / 100),
  ArrowDown: (position, duration) => position - Math.max(leastStep, duration / 100),
  PageUp: (position, duration) => position + duration / 10,
  PageDown: (position, duration) => position - duration / 10,
  Home: () => 0,
  End: (_position, duration) => duration,
};

/** The replay's position. It is written by the player frame by frame, without a render. */
export function PositionSlider({ player }: { player: Player }) {
  const slider = useRef<HTMLInputElement>(null);
  const { duration } = player.get();

  useLayoutEffect(() => {
    const write = () => {
      const { position, playing } = player.get();
      const element = slider.current;
      if (!element) return;
      element.value = String(position);
      element.style.setProperty('--played', `${(position / Math.max(duration, 1)) * 100}%`);
      const text = spokenPosition(position, duration, playing);
      if (element.getAttribute('aria-valuetext') !== text) element.setAttribute('aria-valuetext', text);
    };
    write();
    return player.subscribe(write);
  }, [player, duration]);

  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    player.seek(step(player.get().position, duration));
  };

  return (
    <input
      ref={slider}
      type="range"
      aria-label="Position"
      min={0}
      max={Math.max(duration, 1)}
      step="any"
      defaultValue={duration}
      aria-valuetext={spokenPosition(duration, duration, false)}
      onChange={(event) => player.seek(event.currentTarget.valueAsNumber)}
      onKeyDown={press}
      className="position-slider min-w-0 flex-1"
      style={playedAll}
    />
  );
}

const playedAll: CSSProperties & Record<'--played', string> = { '--played': '100%' };
