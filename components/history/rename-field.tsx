'use client';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { overlayMark } from '#components/ui/overlay.ts';

interface RenameFieldProps {
  title: string | null;
  placeholder: string;
  /** `null`: it stays as it was. */
  onDone: (title: string | null) => void;
}

const longestTitle = 200;

/** Enter and leaving it keep what was written, Escape does not. While it is there Escape is its own. */
export function RenameField({ title, placeholder, onDone }: RenameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  const [written, setWritten] = useState(title ?? '');
  useEffect(() => field.current?.select(), []);

  const finish = (kept: boolean) => {
    if (done.current) return;
    done.current = true;
    onDone(kept && written.trim() !== (title ?? '') ? written : null);
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      finish(event.key === 'Enter');
    }
  };
  return (
    <input
      {...overlayMark}
      data-keeps-escape=""
      ref={field}
      // biome-ignore lint/a11y/noAutofocus: it takes the place of what the reader was on.
      autoFocus
      aria-label="Title"
      value={written}
      maxLength={longestTitle}
      placeholder={placeholder}
      onChange={(event) => setWritten(event.currentTarget.value)}
      onKeyDown={press}
      onBlur={() => finish(true)}
      className="h-7 w-full min-w-0 rounded-[6px] border border-control bg-page px-1.5 text-[13px] outline-offset-0 placeholder:text-mute pointer-coarse:text-[16px]"
    />
  );
}
