'use client';
import { clsx } from 'clsx';
import { Check, type LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Kbd } from '#components/ui/kbd.tsx';
import { type Command, idOf } from './command.ts';
import { iconOf } from './group-icons.ts';
import type { Section } from './rank.ts';

interface CommandListProps {
  id: string;
  sections: readonly Section[];
  /** Which option the keys are on, counted over all sections. */
  active: number;
  /** The sections are the groups; else each row says which one is its own. */
  grouped: boolean;
  onChoose: (option: number) => void;
  onPoint: (option: number) => void;
}

export const optionId = (list: string, option: number): string => `${list}-${option}`;

export function CommandList({ id, sections, active, grouped, onChoose, onPoint }: CommandListProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scroller = box.current;
    if (active === 0) scroller?.scrollTo(0, 0);
    else document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  let option = -1;
  return (
    <div
      ref={box}
      role="listbox"
      id={id}
      aria-label="Commands"
      className={clsx(
        'max-h-[min(440px,60dvh)] scroll-py-1.5 overflow-y-auto overscroll-contain',
        sections.length > 0 && 'p-1.5',
      )}
    >
      {sections.map(({ heading, commands }) => (
        // biome-ignore lint/a11y/useSemanticElements: no element groups the options of a listbox
        <div key={heading} role="group" aria-label={heading}>
          <div aria-hidden="true" className="px-2.5 pt-2 pb-1 text-[12px] leading-4 text-mute">
            {heading}
          </div>
          {commands.map((command) => {
            option += 1;
            const place = option;
            return (
              <CommandRow
                key={idOf(command)}
                id={optionId(id, place)}
                command={command}
                active={place === active}
                aside={grouped || command.group === 'History' ? command.note : command.group}
                onChoose={() => onChoose(place)}
                onPoint={() => onPoint(place)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface CommandRowProps {
  id: string;
  command: Command;
  active: boolean;
  aside: string | undefined;
  onChoose: () => void;
  onPoint: () => void;
}

/** The field keeps the focus: a press on a row must not take it. */
function CommandRow({ id, command, active, aside, onChoose, onPoint }: CommandRowProps) {
  const { label, shortcut, checked, disabled } = command;
  const Icon: LucideIcon = checked ? Check : (command.icon ?? iconOf(command.group));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field points at the active one
    <div
      role="option"
      id={id}
      aria-selected={active}
      aria-disabled={disabled ? true : undefined}
      onPointerMove={active ? undefined : onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={clsx(
        'flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-control px-2.5 text-[13px] leading-[18px] pointer-coarse:min-h-11',
        active && 'bg-fill',
        disabled && 'text-mute',
      )}
    >
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-mute" />
      <span className="min-w-0 shrink-0 max-w-[75%] truncate">
        {label}
        {checked && <span className="sr-only">, chosen</span>}
      </span>
      <span className="min-w-0 flex-1 truncate text-right text-[12px] text-mute">{aside}</span>
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </div>
  );
}
