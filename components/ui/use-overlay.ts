import { useRef, useState } from 'react';

/** State of a trigger and of the popup it loads on first use. */
export function useOverlay() {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const toggle = () => {
    setUsed(true);
    setOpen((before) => !before);
  };
  return { open, setOpen, used, anchor, toggle };
}
