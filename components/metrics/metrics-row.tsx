'use client';

import { memo } from 'react';
import { Elapsed } from '#components/timing/elapsed.tsx';
import { formatMeasure, type Metric, metrics } from '#lib/metrics/metrics.ts';
import { isSettled, type Reply } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { LiveFigure } from './live-figure.tsx';
import { grows, measureOf, secondsSoFar } from './live-measure.ts';
import { MetricsToggle } from './metrics-toggle.tsx';
import { tight } from './tight.ts';
import { Unit } from './unit.tsx';
import { useMilestones } from './use-milestones.ts';

interface MetricsRowProps {
  store: RunStore;
  column: string;
  /** Keys of the metrics this column is best in. */
  best: readonly string[];
  /** All twelve are drawn, not only the five of the row. */
  open: boolean;
  onToggle: () => void;
}

/** The figures of a column, pinned below it: five in a row, all twelve in place when opened, always all in the list. */
export function MetricsRow({ store, column, best, open, onToggle }: MetricsRowProps) {
  const reply = useMilestones(store, column);
  return (
    <div className="relative shrink-0 border-hairline border-t">
      <dl aria-label="Metrics" data-open={open} className="metrics">
        {metrics.map((metric) => (
          <Cell
            key={metric.key}
            metric={metric}
            definition={definitionOf(metric, open)}
            best={best.includes(metric.key)}
            out={metric.key === 'tokens-in' ? outOf(reply) : undefined}
            long={metric.key === 'cost' ? isLong(metric, reply) : undefined}
            {...drawnOf(metric, reply, store)}
          />
        ))}
      </dl>
      <MetricsToggle open={open} onToggle={onToggle} />
    </div>
  );
}

interface CellProps extends Drawn {
  metric: Metric;
  definition: string;
  best: boolean;
  out: string | undefined;
  long: boolean | undefined;
}

/** All twelve are asked at each milestone of a reply, in every column at once: only those that read differently render. */
const Cell = memo(function Cell({ metric, definition, best, out, long, ...drawn }: CellProps) {
  return (
    <div data-metric={metric.key} title={definition}>
      <dt>{metric.term}</dt>
      <dd data-best={best} data-out={out} data-long={long}>
        <DrawnFigure metric={metric} {...drawn} />
        {best && <Best />}
      </dd>
    </div>
  );
});

/** Folded, the tokens in and out are one figure, and its tooltip speaks of both. */
function definitionOf({ key, definition }: Metric, open: boolean): string {
  const out = key === 'tokens-in' && !open ? metrics.find((each) => each.key === 'tokens-out') : undefined;
  return out ? `${definition} ${out.definition}` : definition;
}

/** What is drawn after the tokens in while the list is folded; while they grow they are written beside each other. */
function outOf(reply: Reply | null): string | undefined {
  const metric = metrics.find(({ key }) => key === 'tokens-out');
  if (!metric || grows(metric, reply)) return undefined;
  return tight(formatMeasure(metric, measureOf(metric, reply)).text);
}

/** More characters than a sum has room for in a narrow column. */
const roomForCost = 5;
const isLong = (metric: Metric, reply: Reply | null) =>
  tight(formatMeasure(metric, measureOf(metric, reply)).text).length > roomForCost;

interface Drawn {
  text: string;
  unit: string;
  /** It counts on by itself: the run and the column whose time that is. */
  counting: RunStore | null;
  column: string;
}

const uncounted = { counting: null, column: '' };

function drawnOf(metric: Metric, reply: Reply | null, store: RunStore): Drawn {
  if (metric.key === 'total' && reply && !isSettled(reply.state) && reply.sentAt !== null)
    return { text: '', unit: 's', counting: store, column: reply.column };
  if (reply && grows(metric, reply)) return { text: '', unit: '', counting: store, column: reply.column };
  const { text, unit } = formatMeasure(metric, measureOf(metric, reply));
  return { text: tight(text), unit, ...uncounted };
}

function DrawnFigure({ metric, text, unit, counting, column }: Drawn & { metric: Metric }) {
  if (counting && metric.key !== 'total')
    return <LiveFigure store={counting} column={column} metric={metric} />;
  return (
    <>
      {counting ? <Elapsed store={counting} column={column} text={secondsSoFar} /> : text}
      {unit && <Unit unit={unit} />}
    </>
  );
}

/** One figure of a reply, which counts on by itself where it is a time that runs. */
export function Figure({ metric, reply, store }: { metric: Metric; reply: Reply | null; store: RunStore }) {
  return <DrawnFigure metric={metric} {...drawnOf(metric, reply, store)} />;
}

export function Best() {
  return (
    <>
      <span aria-hidden="true" className="best-dot" />
      <span className="sr-only"> best</span>
    </>
  );
}
