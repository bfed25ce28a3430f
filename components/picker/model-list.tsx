'use client';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { hasEndpoints } from '#components/endpoints/has-endpoints.ts';
import { ModelRow } from './model-row.tsx';
import type { Row } from './rows.ts';

const ROW = 44;
const HEADING = 30;

interface ModelListProps {
  id: string;
  rows: readonly Row[];
  /** Which option the keys are on. */
  active: number;
  chosen: ReadonlySet<string>;
  favourites: ReadonlySet<string>;
  now: number;
  onChoose: (option: number) => void;
  onFavourite: (option: number) => void;
  onDetails: (option: number) => void;
  /** The model whose endpoints are shown. */
  detailed: string | null;
}

function keyOf(row: Row | undefined): string {
  return row?.kind === 'option' ? row.model.id : (row?.label ?? '');
}

export const optionId = (list: string, option: number): string => `${list}-${option}`;

/** Only the rows in sight are in the page, and the active one: the search field points at it. */
export function ModelList(props: ModelListProps) {
  // The virtualizer is one object that changes inside: what the compiler would remember of it goes stale.
  'use no memo';
  const { id, rows, active, chosen, favourites, now, onChoose, onFavourite, onDetails, detailed } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const activeRow = rows.findIndex((row) => row.kind === 'option' && row.option === active);
  const size = rows.filter((row) => row.kind === 'option').length;
  // A new function makes the virtualizer lay the rows out anew: headings come and go with the query.
  const getItemKey = useCallback((index: number) => keyOf(rows[index]), [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize: (index) => (rows[index]?.kind === 'heading' ? HEADING : ROW),
    overscan: 4,
    paddingStart: 6,
    paddingEnd: 6,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return activeRow < 0 || seen.includes(activeRow) ? seen : [...seen, activeRow].sort((a, b) => a - b);
    },
  });

  useEffect(() => {
    if (active === 0) virtualizer.scrollToOffset(0);
    else if (activeRow >= 0) virtualizer.scrollToIndex(activeRow, { align: 'auto' });
  }, [virtualizer, active, activeRow]);

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div
        role="listbox"
        id={id}
        aria-label="Models"
        aria-multiselectable="true"
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          const style = { transform: `translateY(${start}px)` };
          if (row === undefined) return null;
          if (row.kind === 'heading') return <Heading key={row.label} label={row.label} style={style} />;
          const { model, option } = row;
          return (
            <ModelRow
              key={model.id}
              model={model}
              id={optionId(id, option)}
              position={option + 1}
              size={size}
              active={option === active}
              chosen={chosen.has(model.id)}
              favourite={favourites.has(model.id)}
              now={now}
              style={style}
              onChoose={() => onChoose(option)}
              onFavourite={() => onFavourite(option)}
              onDetails={hasEndpoints(model.id) ? () => onDetails(option) : undefined}
              detailed={model.id === detailed}
            />
          );
        })}
      </div>
    </div>
  );
}

function Heading({ label, style }: { label: string; style: { transform: string } }) {
  return (
    <div
      role="presentation"
      style={style}
      className="absolute inset-x-0 top-0 flex h-[30px] items-end px-3.5 pb-1 text-[12px] leading-4 text-mute"
    >
      {label}
    </div>
  );
}
