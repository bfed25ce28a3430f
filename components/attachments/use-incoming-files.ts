import { useEffect, useEffectEvent, useState } from 'react';
import { isOverlayOpen } from '#components/ui/overlay.ts';
import { isFilePaste } from './incoming.ts';

/** Other fields keep what is pasted into them. */
const belongsElsewhere = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea:not(#prompt), [contenteditable]');

/** Files pasted or dropped anywhere on the page; true while some are held over it. */
export function useIncomingFiles(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const give = useEffectEvent((files: FileList) => onFiles([...files]));
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;

    const hold = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      // Without it the browser would leave the page and show the file.
      event.preventDefault();
      setOver(true);
    };
    window.addEventListener('dragenter', hold, { signal });
    window.addEventListener('dragover', hold, { signal });
    // Elements inside the page are left again and again; only out of the window there is none to go to.
    window.addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), {
      signal,
    });
    window.addEventListener('dragend', () => setOver(false), { signal });
    window.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        if (!carriesFiles(event) || !event.dataTransfer) return;
        event.preventDefault();
        give(event.dataTransfer.files);
      },
      { signal },
    );
    window.addEventListener(
      'paste',
      (event) => {
        const { clipboardData, target } = event;
        if (!clipboardData || !isFilePaste(clipboardData.types)) return;
        if (belongsElsewhere(target) || isOverlayOpen()) return;
        event.preventDefault();
        give(clipboardData.files);
      },
      { signal },
    );
    return () => stop.abort();
  }, []);
  return over;
}
