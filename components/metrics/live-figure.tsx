'use client';

import { useLayoutEffect, useRef } from 'react';
import { calmTicker } from '#components/timing/ticker.ts';
import { watchSight } from '#components/ui/in-sight.ts';
import { formatMeasure, type Metric, metrics } from '#lib/metrics/metrics.ts';
import type { Reply } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { replySoFar } from './so-far.ts';
import { tight } from './tight.ts';
import { Unit } from './unit.tsx';

interface LiveFigureProps {
  store: RunStore;
  column: string;
  /** One that grows with the text of a reply. */
  metric: Metric;
}

const speedUnit = 'tok/s';

/**
 * A figure of a reply that streams, estimated by what has come: written a few times a second without a render, those of
 * all columns in one go, and only where somebody can see it.
 */
export function LiveFigure({ store, column, metric }: LiveFigureProps) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const figure = place.current;
    if (!figure) return undefined;
    const sight = watchSight(figure.closest('dl, table') ?? figure);
    const write = () => writeFigure(figure, metric, replySoFar(store, column));
    write();
    const stop = calmTicker.add(() => {
      if (sight.isSeen()) write();
    });
    return () => {
      stop();
      sight.end();
    };
  }, [store, column, metric]);
  return (
    <>
      <span ref={place} />
      {metric.unit === 'speed' && <Unit unit={speedUnit} />}
    </>
  );
}

function writeFigure(figure: HTMLElement, metric: Metric, reply: Reply | null): void {
  const text = textOf(metric, reply);
  if (figure.textContent === text && metric.key !== 'tokens-in') return;
  figure.textContent = text;
  const unit = figure.nextElementSibling;
  if (unit instanceof HTMLElement) unit.hidden = text === '–';
  if (metric.key === 'tokens-in') writeOut(figure.closest('dd'), reply);
}

const tokensOut = metrics.find(({ key }) => key === 'tokens-out');

/** Folded, the tokens in and out are drawn as one figure (metrics.css). */
function writeOut(place: HTMLElement | null, reply: Reply | null): void {
  if (place && tokensOut) place.dataset.out = textOf(tokensOut, reply);
}

function textOf(metric: Metric, reply: Reply | null): string {
  return reply ? tight(formatMeasure(metric, metric.of(reply)).text) : '–';
}
