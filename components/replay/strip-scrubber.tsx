'use client';

import { type CSSProperties, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import { TimingBar } from '#components/timing/timing-bar.tsx';
import type { Replay } from '#lib/run/replay.ts';
import { timeline } from '#lib/run/timeline.ts';

interface StripScrubberProps {
  replay: Replay;
  column: string;
  /** The end of the strip's axis, in ms. */
  axis: number;
}

/** Makes a column's strip a scrubber: by pointer only, the slider is the way for everybody else. */
export function StripScrubber({ replay, column, axis }: StripScrubberProps) {
  const area = useRef<HTMLDivElement>(null);
  const resumes = useRef(false);
  const { player } = replay;
  const reply = replay.whole.replies[column];
  const zero = reply?.askedAt ?? 0;

  const [first] = useState((): CSSProperties & Record<'--at', string> => ({
    '--at': placeOn((player.get().position - zero) / axis),
  }));

  useLayoutEffect(() => {
    const draw = () => {
      area.current?.style.setProperty('--at', placeOn((player.get().position - zero) / axis));
    };
    draw();
    return player.subscribe(draw);
  }, [player, zero, axis]);

  const seek = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const part = Math.min(Math.max((event.clientX - left) / width, 0), 1);
    player.seek(zero + part * axis);
  };
  const grab = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    resumes.current = player.get().playing;
    player.pause();
    seek(event);
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
  };
  const release = () => {
    const { position, duration } = player.get();
    if (resumes.current && position < duration) player.play();
    resumes.current = false;
  };

  if (!reply) return null;
  return (
    <div
      ref={area}
      aria-hidden="true"
      data-part="scrubber"
      onPointerDown={grab}
      onPointerMove={move}
      onLostPointerCapture={release}
      className="scrubber"
      style={first}
    >
      <div className="scrubber-rest">
        <TimingBar stretches={timeline(reply, 0)} end={axis} label="" />
      </div>
      <div className="scrubber-head" />
    </div>
  );
}

/** A part of the strip as a length on it. */
function placeOn(part: number): string {
  return `${(Math.min(Math.max(part, 0), 1) * 100).toFixed(3)}%`;
}
