'use client';

import 'uplot/dist/uPlot.min.css';
import './race.css';
import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import { ticker } from '#components/timing/ticker.ts';
import { useAxis } from '#components/timing/use-axis.ts';
import type { RunStore, RunView } from '#lib/run/run-store.ts';
import { isRunning } from '#lib/run/running.ts';
import { createTurn } from '#lib/run/turn.ts';
import { useRun } from '#lib/run/use-run.ts';
import type { RaceProps } from './race.tsx';
import { onThemeChange, raceColours } from './race-colours.ts';
import { raceData, tokensAt } from './race-data.ts';
import { RaceLegend } from './race-legend.tsx';
import { createRaceReader, noLine, type RaceLine, tokensOf } from './race-line.ts';

const height = 190;
const labelFont = '10px var(--font-geist-mono), ui-monospace, monospace';

/** Seconds between ticks: none needs more than the one decimal it is labelled with. */
const timeSteps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** Tokens over time, a line for each column in its lane's colour. */
export function RaceChart({ store, columns, names, axis: given, whole, ...props }: RaceProps) {
  const place = useRef<HTMLDivElement>(null);
  const [turn] = useState(() => createTurn(store));
  const grown = useAxis(turn);
  const axis = given ?? grown;
  const running = useRun(store, isRunning);
  const [hovered, setHovered] = useState<number | null>(null);
  const [lines, setLines] = useState<readonly RaceLine[]>([]);
  const [readers] = useState(() => new Map<string, ReturnType<typeof createRaceReader>>());
  const ids = columns.map(({ id }) => id).join(' ');
  const lanes = columns.map(({ id }, place) => props.lanes?.get(id) ?? place);
  const colouring = lanes.join(' ');

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const columnIds = ids.split(' ');
    // A replay has its last scale throughout.
    const most = Math.max(
      10,
      ...columnIds.map((id) => (whole?.replies[id] ? tokensOf(whole.replies[id]) : 0)),
    );
    let chart: uPlot | null = null;

    const read = () => linesOf(store, columnIds, readers, whole);
    const draw = () => {
      const now = read();
      setLines(now);
      chart?.setData(raceData(now, axis, store.now()));
    };
    const build = () => {
      chart?.destroy();
      const colours = raceColours(element, colouring.split(' ').map(Number));
      const options = optionsOf(element.clientWidth, colours, { axis, most }, setHovered);
      chart = new uPlot(options, raceData(read(), axis, store.now()), element);
      setLines(read());
    };
    build();
    const resized = new ResizeObserver(() => chart?.setSize({ width: element.clientWidth, height }));
    resized.observe(element);
    const leave = [
      running ? ticker.add(draw) : () => {},
      store.subscribe(draw),
      onThemeChange(build),
      () => resized.disconnect(),
    ];
    return () => {
      for (const each of leave) each();
      chart?.destroy();
    };
  }, [store, ids, colouring, axis, running, readers, whole]);

  return (
    <div className="flex gap-4 max-md:flex-col max-md:gap-1">
      <div
        ref={place}
        aria-hidden="true"
        data-part="race-chart"
        className="race-chart min-w-0 flex-1"
        style={{ height }}
      />
      <RaceLegend
        columns={columns}
        names={names}
        lanes={lanes}
        at={hovered}
        figures={lines.map((line) => ({
          tokens: hovered === null ? line.tokens : tokensAt(line, Math.min(hovered, line.ended ?? hovered)),
          estimated: line.estimated,
        }))}
      />
    </div>
  );
}

function linesOf(
  store: RunStore,
  columns: readonly string[],
  readers: Map<string, ReturnType<typeof createRaceReader>>,
  whole: RunView | undefined,
): RaceLine[] {
  const { replies } = store.get();
  return columns.map((column) => {
    const reader = readers.get(column) ?? createRaceReader(whole?.replies[column]);
    readers.set(column, reader);
    const reply = replies[column];
    return reply ? reader(reply) : noLine;
  });
}

function optionsOf(
  width: number,
  colours: ReturnType<typeof raceColours>,
  scale: { axis: number; most: number },
  onHover: (ms: number | null) => void,
): uPlot.Options {
  const line = {
    stroke: colours.text,
    grid: { stroke: colours.grid, width: 1 },
    ticks: { show: false },
    font: labelFont,
  };
  return {
    width,
    height,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
    scales: {
      x: { time: false, range: () => [0, scale.axis / 1000] },
      y: { range: (_chart, _least, most) => [0, Math.max(scale.most, most ?? 0) * 1.05] },
    },
    axes: [
      {
        ...line,
        size: 22,
        incrs: timeSteps,
        values: (_chart, ticks) => ticks.map((tick) => `${Number(tick.toFixed(1))}s`),
      },
      { ...line, size: 44 },
    ],
    series: [
      {},
      ...colours.lanes.map((stroke) => ({ stroke, width: 1.75, points: { show: false }, spanGaps: false })),
    ],
    hooks: {
      setCursor: [
        (chart) => {
          const { left = -1 } = chart.cursor;
          onHover(left < 0 ? null : chart.posToVal(left, 'x') * 1000);
        },
      ],
    },
  };
}
