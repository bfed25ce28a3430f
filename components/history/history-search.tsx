'use client';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { overlayMark } from '#components/ui/overlay.ts';

interface HistorySearchProps {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  onText: (text: string) => void;
}

/** Escape empties it first; only then it is the page's again. */
export function HistorySearch({ field, text, onText }: HistorySearchProps) {
  const [focused, setFocused] = useState(false);
  const keepsEscape = focused && text !== '';
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !keepsEscape) return;
    event.preventDefault();
    onText('');
  };
  return (
    <div className="flex h-[34px] items-center gap-2 rounded-control border border-control bg-surface pr-0.5 pl-2.5">
      <Search size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-mute" />
      <input
        {...(keepsEscape && { ...overlayMark, 'data-keeps-escape': '' })}
        ref={field}
        type="search"
        aria-label="Search history"
        placeholder="Search history"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={press}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        className="h-full min-w-0 flex-1 bg-transparent text-[13px] outline-none placeholder:text-mute pointer-coarse:text-[16px] [&::-webkit-search-cancel-button]:hidden"
      />
      {text !== '' && (
        <IconButton
          label="Clear search"
          icon={X}
          iconSize={14}
          onClick={() => {
            onText('');
            field.current?.focus();
          }}
        />
      )}
    </div>
  );
}
