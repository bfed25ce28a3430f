import { type RefObject, useEffect } from 'react';
import { placeAt, type TurnSpan, topOf } from './sync-scroll.ts';

/** Beyond any scroll height: the browser stops at the end. */
const theEnd = 1e9;
/** This near to its end, px, a column counts as being there: the same as what carries a reader along. */
const slack = 48;

/** By these a reader takes hold of a column. What scrolls without them was scrolled by us, or by text that streams in. */
const holds = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** While `synced`, the column that is scrolled by the reader brings the same turn to the edge of all others. */
export function useSyncScroll(line: RefObject<HTMLElement | null>, synced: boolean): void {
  useEffect(() => {
    const element = line.current;
    if (!element || !synced) return;
    let leader: Element | null = null;
    let frame = 0;

    const hold = ({ target }: Event) => {
      leader = target instanceof Element ? scrollerOf(target.closest('[data-column]')) : null;
    };
    const align = () => {
      frame = 0;
      if (leader?.isConnected) alignTo(leader, othersIn(element, leader));
    };
    const scrolled = ({ target }: Event) => {
      if (target === leader && frame === 0) frame = requestAnimationFrame(align);
    };

    const listening = new AbortController();
    const options = { capture: true, passive: true, signal: listening.signal };
    for (const type of holds) element.addEventListener(type, hold, options);
    element.addEventListener('scroll', scrolled, options);
    return () => {
      listening.abort();
      cancelAnimationFrame(frame);
    };
  }, [line, synced]);
}

const scrollerOf = (lane: Element | null) => lane?.querySelector('.lane-scroller') ?? null;

const othersIn = (line: Element, leader: Element) =>
  [...line.querySelectorAll('[data-column]:not([data-collapsed]) .lane-scroller')].filter(
    (scroller) => scroller !== leader,
  );

/** Everything is read before anything is written, so that the columns are laid out once. */
function alignTo(leader: Element, others: readonly Element[]): void {
  const place = placeAt(leader.scrollTop, spansOf(leader));
  const atEnd = leader.scrollHeight - leader.clientHeight - leader.scrollTop <= slack;
  const tops = others.map((other) => {
    if (atEnd) return theEnd;
    return place && leader.scrollTop > 0 ? topOf(place, spansOf(other)) : 0;
  });
  for (const [index, other] of others.entries()) other.scrollTop = tops[index] ?? 0;
}

function spansOf(scroller: Element): TurnSpan[] {
  const offset = scroller.scrollTop - scroller.getBoundingClientRect().top;
  const within = (element: Element): Span => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top: top + offset, bottom: bottom + offset };
  };
  const parts = [...scroller.querySelectorAll('.earlier-turns, [data-turn]:not(.earlier-turns *)')];
  return parts.flatMap((part) => {
    const turns = part.matches('[data-turn]') ? [part] : [...part.children];
    const spans = isPassedOver(turns[0]) ? shares(within(part), turns.length) : turns.map(within);
    return spans.map((span, index) => ({ turn: Number(turns[index]?.getAttribute('data-turn')), ...span }));
  });
}

type Span = Pick<TurnSpan, 'top' | 'bottom'>;

/** Not laid out because it is far out of sight: asked for its place it would be laid out, and stand elsewhere. */
const isPassedOver = (turn: Element | undefined) =>
  turn?.checkVisibility({ contentVisibilityAuto: true }) === false;

/** Where so many turns stand in the room that is kept for them, as far as can be known. */
function shares({ top, bottom }: Span, count: number): Span[] {
  const each = (bottom - top) / count;
  return Array.from({ length: count }, (_, index) => ({
    top: top + index * each,
    bottom: top + (index + 1) * each,
  }));
}
