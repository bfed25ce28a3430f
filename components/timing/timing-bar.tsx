import './timing.css';
import type { Ref } from 'react';
import type { Stretch } from '#lib/run/timeline.ts';
import { barClip, barKinds, clipStyle, layerClip } from './bar-shape.ts';

interface TimingBarProps {
  stretches: readonly Stretch[];
  /** The end of the time axis, in ms. */
  end: number;
  /** What is drawn, in words. */
  label: string;
  className?: string;
  ref?: Ref<HTMLDivElement>;
}

/** A reply's time as one bar in its lane's colour: queued, waiting, thinking, answer. */
export function TimingBar({ stretches, end, label, className = 'h-[7px]', ref }: TimingBarProps) {
  return (
    <div role="img" aria-label={label} className={`timing-track ${className}`}>
      <div ref={ref} className="absolute inset-0" style={clipStyle(barClip(stretches, end))}>
        {barKinds.map((kind) => (
          <div
            key={kind}
            data-stretch={kind}
            className="absolute inset-0"
            style={clipStyle(layerClip(stretches, kind, end))}
          />
        ))}
      </div>
    </div>
  );
}

/** Redraws a mounted bar without React: six style writes, no layout. */
export function drawBar(bar: HTMLElement, stretches: readonly Stretch[], end: number): void {
  bar.style.clipPath = barClip(stretches, end);
  for (const [index, kind] of barKinds.entries()) {
    const layer = bar.children[index];
    if (layer instanceof HTMLElement) layer.style.clipPath = layerClip(stretches, kind, end);
  }
}
