import { Search, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';

interface SearchBarProps {
  field: RefObject<HTMLInputElement | null>;
  query: string;
  onQuery: (query: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** The listbox and its active option; null while there is none. */
  list: string;
  activeOption: string | null;
  count: string;
  age: string;
  onClose: () => void;
}

export function SearchBar(props: SearchBarProps) {
  const { field, query, onQuery, onKeyDown, list, activeOption, count, age, onClose } = props;
  return (
    <div className="flex min-h-[54px] shrink-0 flex-wrap items-center gap-x-3 border-hairline border-b px-4 max-sm:py-2">
      <Search size={17} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-mute" />
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label="Search models"
        aria-autocomplete="list"
        aria-expanded={activeOption !== null}
        aria-controls={list}
        aria-activedescendant={activeOption ?? undefined}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        placeholder="Name, maker, or free ctx>100k tools"
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        className="h-9 min-w-0 flex-1 bg-transparent text-[15px] leading-6 outline-none placeholder:text-mute max-sm:text-[16px]"
      />
      <p className="text-note text-mute tabular-nums max-sm:order-last max-sm:w-full">
        <span role="status">{count}</span>
        {' · '}
        {age}
      </p>
      <IconButton label="Close" icon={X} onClick={onClose} className="sm:not-focus-visible:sr-only -mr-1.5" />
    </div>
  );
}
