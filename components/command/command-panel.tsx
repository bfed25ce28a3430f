'use client';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { offeredColumns } from '#components/columns/offered-columns.ts';
import { nextOption } from '#components/picker/option-keys.ts';
import { browserStorage } from '#components/ui/browser-storage.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { columnCommands } from './column-commands.ts';
import type { Command } from './command.ts';
import { CommandList, optionId } from './command-list.tsx';
import { useFoundRuns } from './found-runs.ts';
import { browse, rank, type Section } from './rank.ts';
import { recentCommands } from './recent.ts';
import { useSingleKeys } from './single-keys.ts';

interface CommandPanelProps {
  field: RefObject<HTMLInputElement | null>;
  commands: readonly Command[];
  models: ReadonlyMap<string, Model>;
  onChoose: (command: Command) => void;
  onClose: () => void;
}

/** What the dialog holds. It begins anew each time it opens. */
export function CommandPanel({ field, models, onChoose, onClose, ...props }: CommandPanelProps) {
  const list = useId();
  /** As they were on opening: a row must not jump away under the keys. */
  const [recent] = useState(() => recentCommands(browserStorage()));
  const singleKeys = useSingleKeys();
  const [ofColumns] = useState(() => columnCommands(offeredColumns(), singleKeys));
  const [query, setQuery] = useState('');
  const [wanted, setActive] = useState(0);
  const commands = [...props.commands, ...ofColumns];
  const runs = useFoundRuns(query, models);
  const isSearch = query.trim() !== '';
  const fitting: Section[] = isSearch
    ? [{ heading: 'Commands', commands: rank(commands, query, recent) }]
    : browse(commands, recent);
  const sections = [...fitting, { heading: 'History', commands: runs }].filter(
    (section) => section.commands.length > 0,
  );
  const options = sections.flatMap((section) => section.commands);
  const active = Math.max(0, Math.min(wanted, options.length - 1));

  function choose(option: number): void {
    const command = options[option];
    if (command && !command.disabled) onChoose(command);
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.altKey || event.metaKey || event.ctrlKey) return;
    const next = event.shiftKey ? null : nextOption(event.key, active, options.length);
    if (next !== null) setActive(next);
    else if (event.key === 'Enter') choose(active);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="flex h-[50px] shrink-0 items-center gap-3 border-hairline border-b px-4">
        <Search size={17} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-mute" />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label="Search commands"
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={list}
          aria-activedescendant={options.length > 0 ? optionId(list, active) : undefined}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          placeholder="Do, go to, or find a run"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKey}
          className="h-9 min-w-0 flex-1 bg-transparent text-[15px] leading-6 outline-none placeholder:text-mute pointer-coarse:text-[16px]"
        />
        <IconButton
          label="Close"
          icon={X}
          onClick={onClose}
          className="sm:not-focus-visible:sr-only -mr-1.5"
        />
      </div>
      <CommandList
        id={list}
        sections={sections}
        active={active}
        grouped={!isSearch}
        onChoose={choose}
        onPoint={setActive}
      />
      <p
        role="status"
        className={options.length > 0 ? 'sr-only' : 'px-4 py-6 text-center text-note text-soft'}
      >
        {foundText(options.length, isSearch)}
      </p>
    </>
  );
}

function foundText(count: number, isSearch: boolean): string {
  if (count === 0) return 'Nothing has that name, and no kept run has those words. Try fewer letters.';
  return isSearch ? `${count} found` : '';
}
