import { type RefObject, useEffect, useEffectEvent } from 'react';
import { type Drag, placeOf, roomOf, scrollStep } from './lane-drag.ts';

/** A press that moves less than this, px, is a click. */
const slack = 6;

/** A column is dragged by its header to another place. By mouse or pen: a finger on a header swipes the line-up. */
export function useLaneDrag(
  scroller: RefObject<HTMLElement | null>,
  moveTo: (column: string, place: number) => void,
): void {
  const drop = useEffectEvent(moveTo);
  useEffect(() => {
    const line = scroller.current;
    if (!line) return;
    let cancel = () => {};
    const press = (event: PointerEvent) => {
      if (event.button !== 0 || event.pointerType === 'touch' || !(event.target instanceof Element)) return;
      const handle = event.target.closest('[data-drag-handle]');
      const lane = handle?.closest<HTMLElement>('[data-column]');
      if (
        !lane ||
        line.dataset.focus !== undefined ||
        event.target.closest('button, a, input, [role="menu"]')
      )
        return;
      cancel = follow(line, lane, event, drop);
    };
    line.addEventListener('pointerdown', press);
    return () => {
      line.removeEventListener('pointerdown', press);
      cancel();
    };
  }, [scroller]);
}

/** What is pinned stays before what is not, however far it is dragged. */
function dragOf(lanes: readonly HTMLElement[], lane: HTMLElement): Drag {
  const pinned = lanes.filter((each) => each.dataset.pinned !== undefined).length;
  const [first, last] = lane.dataset.pinned === undefined ? [pinned, lanes.length - 1] : [0, pinned - 1];
  return { from: lanes.indexOf(lane), first, last, widths: lanes.map((each) => each.offsetWidth) };
}

/** Follows one press to its end; transforms only, so that nothing is laid out on the way. Returns how to call it off. */
function follow(
  line: HTMLElement,
  lane: HTMLElement,
  start: PointerEvent,
  drop: (column: string, place: number) => void,
): () => void {
  const lanes = [...line.querySelectorAll<HTMLElement>('[data-column]')];
  const drag = dragOf(lanes, lane);
  const stays = lane.dataset.stuck !== undefined;
  const { left, right } = line.getBoundingClientRect();
  const scrolledAtStart = line.scrollLeft;
  const listening = new AbortController();
  let pointer = start.clientX;
  let frame = 0;

  const moved = () => pointer - start.clientX + (stays ? 0 : line.scrollLeft - scrolledAtStart);

  function draw(): void {
    frame = requestAnimationFrame(draw);
    if (!stays) line.scrollLeft += scrollStep(pointer, left, right);
    const to = placeOf(drag, moved());
    for (const [place, each] of lanes.entries()) {
      const by = each === lane ? moved() : roomOf(drag, place, to);
      each.style.transform = by === 0 ? '' : `translateX(${by}px)`;
    }
  }

  function move(event: PointerEvent): void {
    pointer = event.clientX;
    if (frame > 0 || Math.abs(pointer - start.clientX) < slack) return;
    line.setPointerCapture(start.pointerId);
    line.dataset.dragging = '';
    // While it is carried, Escape is ours and not the page's.
    line.dataset.overlay = '';
    lane.dataset.dragged = '';
    draw();
  }

  function end(): void {
    listening.abort();
    cancelAnimationFrame(frame);
    delete line.dataset.dragging;
    delete line.dataset.overlay;
    delete lane.dataset.dragged;
    for (const each of lanes) each.style.transform = '';
  }

  function release(): void {
    const to = placeOf(drag, moved());
    const dragged = frame > 0;
    end();
    if (dragged && to !== drag.from) drop(lane.dataset.column ?? '', to);
  }

  function press(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || frame === 0) return;
    event.preventDefault();
    end();
  }

  const { signal } = listening;
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', release, { signal });
  window.addEventListener('pointercancel', end, { signal });
  window.addEventListener('keydown', press, { signal, capture: true });
  return end;
}
