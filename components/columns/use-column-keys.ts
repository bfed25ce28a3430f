import { type RefObject, useEffect, useEffectEvent } from 'react';
import { isTyping, type Pressed } from '#components/command/pressed.ts';
import type { ShortcutId } from '#components/command/shortcuts.ts';
import { heard } from '#components/command/single-keys.ts';
import { isOverlayOpen } from '#components/ui/overlay.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { Turn } from '#lib/run/turn.ts';
import type { ColumnViewStore } from './column-view.ts';
import { useFreedom } from './freedom.ts';
import { goToColumn } from './go-to-column.ts';
import { isRetryable } from './retryable.ts';
import { standingRun } from './use-standing.ts';

const columnAround = (target: EventTarget | null) =>
  target instanceof Element ? target.closest('[data-column]')?.getAttribute('data-column') : undefined;

/** The shortcut a key is here; whether anything covers the columns is asked of the whole page, so not for each letter. */
function meant(event: KeyboardEvent): Pressed | null {
  const found = isTyping(event.target) ? null : heard(event);
  return found?.withCommand ? null : found;
}

type Action = (event: KeyboardEvent, key: string) => void;

/**
 * 1–9 focus a column; in it `r` asks for its reply again, `[` and `]` move it along. `f` shows one column over the
 * whole width, `f` or Escape all again; `s` scrolls them together. Never while one types.
 */
export function useColumnKeys(
  line: RefObject<HTMLElement | null>,
  columns: readonly Column[],
  turns: readonly Turn[],
  view: ColumnViewStore,
  move: (column: string, by: -1 | 1) => void,
): void {
  const free = useFreedom() === 'all';
  const inColumn =
    (act: (column: string) => void): Action =>
    ({ target }) => {
      const column = columnAround(target);
      if (column) act(column);
    };
  const goTo: Action = (event, key) => {
    const lane = line.current?.querySelectorAll<HTMLElement>('[data-column]')[Number(key) - 1];
    if (!lane) return;
    event.preventDefault();
    goToColumn(view, lane.dataset.column ?? '');
  };
  const once =
    (act: Action): Action =>
    (event, key) => {
      if (!event.repeat) act(event, key);
    };
  const retry = (id: string) => {
    const column = columns.find((each) => each.id === id);
    const run = standingRun(turns, id);
    if (free && column && isRetryable(run.get(), column)) void run.retry([id]);
  };
  const actions: Partial<Record<ShortcutId, Action>> = {
    column: goTo,
    focus: once(view.toggleFocus),
    sync: once(view.toggleSync),
    stop: once(view.unfocus),
    retry: once(inColumn(retry)),
    moveLeft: inColumn((column) => move(column, -1)),
    moveRight: inColumn((column) => move(column, 1)),
  };
  const act = useEffectEvent((event: KeyboardEvent, { id, key }: Pressed) => actions[id]?.(event, key));

  useEffect(() => {
    let covered = false;
    // By the time an Escape bubbles up, the dialog it closed would be gone already.
    const note = (event: KeyboardEvent) => {
      covered = meant(event) !== null && isOverlayOpen();
    };
    const press = (event: KeyboardEvent) => {
      const found = meant(event);
      if (found && !covered && !event.defaultPrevented) act(event, found);
    };
    window.addEventListener('keydown', note, { capture: true });
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', note, { capture: true });
      window.removeEventListener('keydown', press);
    };
  }, []);
}
