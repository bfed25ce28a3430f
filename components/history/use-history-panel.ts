'use client';
import { useRef, useState } from 'react';
import { remember } from '#components/playground/memory.ts';
import { useMedia } from '#components/ui/use-media.ts';

/** From this width on the panel stands beside the columns; below it lies over them. The same as `xl` in class names. */
const wide = '(min-width: 1280px)';

export interface HistoryPanelState {
  open: boolean;
  /** It stands beside the columns, and is remembered; else it lies over them for this once. */
  docked: boolean;
  /** It was opened by the reader in this visit. */
  opened: boolean;
  toggle: () => void;
  close: () => void;
}

export function useHistoryPanel(first: boolean): HistoryPanelState {
  const docked = useMedia(wide, true);
  const [stands, setStands] = useState(first);
  const [lies, setLies] = useState(false);
  const [opened, setOpened] = useState(false);
  const opener = useRef<Element | null>(null);
  const open = docked ? stands : lies;

  const set = (next: boolean) => {
    const { activeElement } = document;
    if (next) opener.current = activeElement;
    setOpened(next);
    if (!docked) return setLies(next);
    setStands(next);
    remember('history', next ? 'open' : '');
    // The panel goes away with the focus in it: back to where it was opened from.
    const isInside = activeElement?.closest('[data-history]');
    if (!next && isInside && opener.current instanceof HTMLElement) opener.current.focus();
  };
  return { open, docked, opened, toggle: () => set(!open), close: () => set(false) };
}
