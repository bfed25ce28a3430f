import { quiet } from './quiet.ts';

/**
 * Resolves in a quiet moment of its own, or as soon as somebody presses something: what is pressed next may need what
 * waits here. At once on the server.
 */
export function quietMoment(): Promise<void> {
  if (typeof window === 'undefined') return Promise.resolve();
  return new Promise((resolve) => {
    const waiting = new AbortController();
    const callOff = quiet.add(go);
    function go(): void {
      waiting.abort();
      callOff();
      resolve();
    }
    for (const event of ['pointerdown', 'keydown']) {
      document.addEventListener(event, go, { capture: true, passive: true, signal: waiting.signal });
    }
  });
}
