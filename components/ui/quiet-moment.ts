/** The longest that anything waits for such a moment, ms. */
const patience = 2_000;

/**
 * Resolves when the browser has nothing better to do, or as soon as somebody presses something: what is pressed next may
 * need what waits here. At once on the server.
 */
export function quietMoment(): Promise<void> {
  if (typeof window === 'undefined') return Promise.resolve();
  return new Promise((resolve) => {
    const pressed = new AbortController();
    const go = () => {
      pressed.abort();
      resolve();
    };
    for (const event of ['pointerdown', 'keydown'])
      window.addEventListener(event, go, { capture: true, passive: true, signal: pressed.signal });
    if ('requestIdleCallback' in window) window.requestIdleCallback(go, { timeout: patience });
    else setTimeout(go, patience / 4);
  });
}
