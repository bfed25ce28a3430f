'use client';

import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useMilestones } from '#components/metrics/use-milestones.ts';
import { isSettled, type Reply } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { timeline } from '#lib/run/timeline.ts';
import { axisTicks } from './axis.ts';
import { ticker } from './ticker.ts';
import { drawBar, GrowingBar, TimingBar } from './timing-bar.tsx';
import { timingLabel } from './timing-label.ts';

interface TimingStripProps {
  store: RunStore;
  column: string;
  /** The end of the axis that all columns share, in ms. */
  axis: number;
  /** Drawn over the bar and its axis. */
  children?: ReactNode;
}

/** A column's bar on the common time axis. While the reply runs it is redrawn by the ticker, not by React. */
export function TimingStrip({ store, column, axis, children }: TimingStripProps) {
  const reply = useMilestones(store, column);
  return (
    <div className="relative mx-3.5 h-strip shrink-0 border-hairline border-b pt-0.5">
      {reply && !isSettled(reply.state) ? (
        <LiveBar store={store} reply={reply} axis={axis} />
      ) : (
        <SettledBar reply={reply} axis={axis} />
      )}
      <div
        aria-hidden="true"
        className="relative mt-[3px] h-[13px] shortest:hidden font-mono text-[9.5px] text-mute leading-[13px] tabular-nums"
      >
        {axisTicks(axis).map(({ at, text }) => (
          <span key={at} className="-translate-x-1/2 absolute" style={{ left: `${at * 100}%` }}>
            {text}
          </span>
        ))}
      </div>
      {children}
    </div>
  );
}

function SettledBar({ reply, axis }: { reply: Reply | null; axis: number }) {
  const stretches = reply ? timeline(reply, 0) : [];
  return <TimingBar stretches={stretches} end={axis} label={timingLabel(reply, stretches)} />;
}

function LiveBar({ store, reply, axis }: { store: RunStore; reply: Reply; axis: number }) {
  const bar = useRef<HTMLDivElement>(null);
  const { column } = reply;
  useLayoutEffect(() => {
    const draw = () => {
      const latest = store.get().replies[column];
      if (bar.current && latest) drawBar(bar.current, timeline(latest, store.now()), axis);
    };
    draw();
    return ticker.add(draw);
  }, [store, column, axis]);
  return <GrowingBar ref={bar} label={timingLabel(reply, [])} />;
}
