'use client';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { nextOption } from '#components/picker/option-keys.ts';
import { Button } from '#components/ui/button.tsx';
import type { Model } from '#lib/catalog/model.ts';
import type { HistoryQuery } from '#lib/history/requests.ts';
import type { HistoryRow } from '#lib/history/rows.ts';
import { pageHistory } from '#lib/history/use-history.ts';
import { Grid, GridCell, GridHeading, GridRow } from './grid.tsx';
import { SkeletonRow } from './history-skeleton.tsx';
import { actionOfKey, type RowActions } from './row-actions.ts';
import { RunRow } from './run-row.tsx';

const HEADING = 30;
const ROW = 52;
const EXCERPT = 34;
/** Rows from the end at which the next page is asked for. */
const ahead = 15;

interface HistoryListProps {
  rows: readonly HistoryRow[];
  /** Of the pages behind those rows. */
  more: 'none' | 'some' | 'loading' | 'failed';
  busy: boolean;
  /** What the rows were found by; another object is another list, which begins at its top. */
  query: HistoryQuery;
  /** The run whose page is looked at. */
  current: string | null;
  models: ReadonlyMap<string, Model>;
  /** The search field: before the first row, and where the focus goes when no row is left. */
  field: RefObject<HTMLInputElement | null>;
}

const heightOf = (row: HistoryRow | undefined): number => {
  if (row?.kind === 'heading') return HEADING;
  return row?.run.excerpt == null ? ROW : ROW + EXCERPT;
};

/** Only the rows in sight are in the page, and the one the keys are on: the focus must not scroll away. */
export function HistoryList(props: HistoryListProps) {
  // The virtualizer is one object that changes inside: what the compiler would remember of it goes stale.
  'use no memo';
  const { rows, more, busy, query, current, models, field } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  /** The focus goes to the active row with the next paint: counted up each time. */
  const [called, setCalled] = useState(0);
  const answered = useRef(0);
  /** What has the focus in here. */
  const focused = useRef<Element | null>(null);

  const runs = rows.flatMap((row) => (row.kind === 'run' ? [row.run] : []));
  const active = runs.find((run) => run.id === wanted) ?? runs[0];
  const activeRow = rows.findIndex((row) => row.kind === 'run' && row.run === active);
  // A new function makes the virtualizer lay the rows out anew: headings come and go with the query.
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? 'more', [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length + Number(more !== 'none'),
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize: (index) => heightOf(rows[index]),
    overscan: 6,
    paddingEnd: 8,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return activeRow < 0 || seen.includes(activeRow) ? seen : [...seen, activeRow].sort((a, b) => a - b);
    },
  });
  const items = virtualizer.getVirtualItems();

  // Rows of one key change their height with the search.
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rows]);

  useEffect(() => {
    virtualizer.scrollToOffset(0);
    setWanted(null);
  }, [virtualizer, query]);

  const reaches = (virtualizer.range?.endIndex ?? 0) >= rows.length - ahead;
  useEffect(() => {
    if (reaches && more === 'some') void pageHistory().more();
  }, [reaches, more]);

  const rowId = (run: string) => `${id}-${run}`;
  useLayoutEffect(() => {
    const isLost = focused.current?.isConnected === false;
    if ((called === answered.current && !isLost) || renaming !== null || !active) return;
    answered.current = called;
    focused.current = null;
    virtualizer.scrollToIndex(activeRow, { align: 'auto' });
    document.getElementById(rowId(active.id))?.focus({ preventScroll: true });
  });

  function go(run: string): void {
    setWanted(run);
    setCalled((before) => before + 1);
  }

  const enter = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || !active) return;
    event.preventDefault();
    go(active.id);
    setRenaming(null);
  });
  useEffect(() => {
    const input = field.current;
    const listen = (event: globalThis.KeyboardEvent) => enter(event);
    input?.addEventListener('keydown', listen);
    return () => input?.removeEventListener('keydown', listen);
  }, [field]);

  const actions: RowActions = {
    open: (run) => window.location.assign(`/runs/${run}`),
    goOn: (run) => window.location.assign(`/?continue=${run}`),
    rename(run) {
      setWanted(run);
      setRenaming(run);
    },
    pin(run, pinned) {
      void pageHistory().pin(run, pinned);
      go(run);
    },
    remove(run) {
      const place = runs.findIndex((one) => one.id === run);
      const next = runs[place + 1] ?? runs[place - 1];
      pageHistory().remove(run);
      if (next) go(next.id);
      else field.current?.focus();
    },
  };

  const renamed = (run: string, title: string | null) => {
    if (title !== null) void pageHistory().rename(run, title);
    setRenaming(null);
    // Left by a press elsewhere, the focus stays there.
    if (document.activeElement?.closest('[data-keeps-escape]')) go(run);
  };

  function press(event: KeyboardEvent): void {
    if (!active || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const { key, target } = event;
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-run]') : null;
    // A menu of the row hears its own keys here too: it stands elsewhere in the page.
    if (!row) return;
    if (key === 'ArrowRight' || key === 'ArrowLeft') {
      event.preventDefault();
      row.querySelector<HTMLElement>(key === 'ArrowRight' ? 'button' : 'a')?.focus();
      return;
    }
    const place = runs.indexOf(active);
    if (key === 'ArrowUp' && place === 0) {
      event.preventDefault();
      field.current?.focus();
      return;
    }
    const next = runs[nextOption(key, place, runs.length) ?? -1];
    const action = next ? () => go(next.id) : actionOfKey(key, active, actions);
    if (!action) return;
    event.preventDefault();
    if (next || !event.repeat) action();
  }

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-1.5">
      <Grid
        aria-label="Runs"
        aria-busy={busy}
        aria-colcount={2}
        aria-rowcount={more === 'none' ? rows.length : -1}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={press}
        onFocus={({ target }) => {
          focused.current = target;
        }}
        onBlur={() => {
          focused.current = null;
        }}
      >
        {items.map(({ index, key, start, size }) => {
          const row = rows[index];
          const style = { height: size, transform: `translateY(${start}px)` };
          if (row?.kind === 'heading') {
            return <Heading key={key} label={row.label} index={index + 1} style={style} />;
          }
          if (!row) return <More key={key} failed={more === 'failed'} index={index + 1} style={style} />;
          const { run } = row;
          return (
            <RunRow
              key={key}
              run={run}
              id={rowId(run.id)}
              index={index + 1}
              active={run === active}
              current={run.id === current}
              renaming={run.id === renaming}
              search={query.search}
              models={models}
              style={style}
              actions={actions}
              onFocus={() => setWanted(run.id)}
              onRenamed={(title) => renamed(run.id, title)}
            />
          );
        })}
      </Grid>
    </div>
  );
}

interface PlacedProps {
  /** Counted from 1. */
  index: number;
  style: { height: number; transform: string };
}

function Heading({ label, index, style }: PlacedProps & { label: string }) {
  return (
    <GridRow
      aria-rowindex={index}
      style={style}
      className="absolute inset-x-0 top-0 flex items-end px-2.5 pb-1"
    >
      <GridHeading aria-colspan={2} className="text-[12px] leading-4 text-mute">
        {label}
      </GridHeading>
    </GridRow>
  );
}

/** Stands where the next page will. */
function More({ failed, index, style }: PlacedProps & { failed: boolean }) {
  return (
    <GridRow aria-rowindex={index} style={style} className="absolute inset-x-0 top-0">
      <GridCell aria-colspan={2}>
        {failed ? (
          <span className="flex items-center justify-between gap-2 px-2.5 py-3 text-note text-soft">
            More runs could not be loaded.
            <Button onClick={() => void pageHistory().more()}>Try again</Button>
          </span>
        ) : (
          <SkeletonRow />
        )}
      </GridCell>
    </GridRow>
  );
}
