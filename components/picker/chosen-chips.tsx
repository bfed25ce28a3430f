import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Lanes } from '#components/columns/lanes.ts';
import { laneStyle } from '#components/ui/lane.ts';

interface ChosenChipsProps {
  chosen: readonly { id: string; name: string }[];
  lanes: Lanes;
  /** `focused`: the button that was pressed had the focus and leaves the page. */
  onRemove: (id: string, focused: boolean) => void;
}

export function ChosenChips({ chosen, lanes, onRemove }: ChosenChipsProps) {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(0);
  useEffect(() => {
    const grew = chosen.length > before.current && before.current > 0;
    before.current = chosen.length;
    if (grew && list.current) list.current.scrollLeft = list.current.scrollWidth;
  }, [chosen.length]);

  return (
    <ul
      ref={list}
      aria-label="Chosen models"
      className="flex min-w-0 gap-1.5 sm:flex-1 overflow-x-auto py-1 [scrollbar-width:none]"
    >
      {chosen.map(({ id, name }) => (
        <li
          key={id}
          style={laneStyle(lanes.get(id) ?? 0)}
          className="flex h-7 shrink-0 items-center gap-2 rounded-control bg-fill pointer-coarse:h-9 pl-2 text-[13px] leading-none"
        >
          <span aria-hidden="true" className="size-2 rounded-full bg-lane" />
          <span className="max-w-40 truncate leading-5">{name}</span>
          <button
            type="button"
            aria-label={`Remove ${name}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={({ currentTarget }) => onRemove(id, currentTarget === document.activeElement)}
            className="relative flex h-7 w-6 items-center justify-center rounded-control text-mute hover:text-ink pointer-coarse:w-9"
          >
            <X size={13} strokeWidth={2} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
