import type { Ref } from 'react';
import type { Stretch } from '#lib/run/timeline.ts';
import { barClip, barKinds, barPart, clipStyle, layerClip } from './bar-shape.ts';

interface TimingBarProps {
  stretches: readonly Stretch[];
  /** The end of the time axis, in ms. */
  end: number;
  /** What is drawn, in words. */
  label: string;
  className?: string;
}

/** A reply's time as one bar in its lane's colour: queued, waiting, thinking, answer. */
export function TimingBar({ stretches, end, label, className = 'h-[7px]' }: TimingBarProps) {
  return (
    <div role="img" aria-label={label} className={`timing-track ${className}`}>
      <div className="absolute inset-0" style={clipStyle(barClip(stretches, end))}>
        <Layers stretches={stretches} end={end} />
      </div>
    </div>
  );
}

interface GrowingBarProps {
  label: string;
  ref: Ref<HTMLDivElement>;
}

/** The same while the reply runs, drawn by `drawBar`: a cover of the track's colour gives way to the right. */
export function GrowingBar({ label, ref }: GrowingBarProps) {
  return (
    <div ref={ref} role="img" aria-label={label} className="timing-track h-[7px]">
      <Layers stretches={[]} end={1} />
      <div data-cover="" className="absolute inset-0" />
    </div>
  );
}

function Layers({ stretches, end }: Pick<TimingBarProps, 'stretches' | 'end'>) {
  return barKinds.map((kind) => (
    <div
      key={kind}
      data-stretch={kind}
      className="absolute inset-0"
      style={clipStyle(layerClip(stretches, kind, end))}
    />
  ));
}

/** What each layer was cut to last: to write the same again would cost its style. */
const cuts = new WeakMap<HTMLElement, string>();

/**
 * Redraws a growing bar without React. From one moment to the next only the cover moves, which is a layer of its own:
 * nothing is laid out, painted or put together anew for it.
 */
export function drawBar(bar: HTMLElement, stretches: readonly Stretch[], end: number): void {
  for (const layer of bar.children) {
    if (!(layer instanceof HTMLElement)) continue;
    const kind = barKinds.find((each) => each === layer.dataset.stretch);
    if (kind) cut(layer, layerClip(stretches, kind, end));
    else layer.style.transform = `translateX(${barPart(stretches, end)})`;
  }
}

function cut(layer: HTMLElement, clip: string): void {
  if (cuts.get(layer) === clip) return;
  cuts.set(layer, clip);
  layer.style.clipPath = clip;
}
