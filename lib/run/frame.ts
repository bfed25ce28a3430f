/** Longest time between two flushes where frames do not come: a hidden tab has none. */
const hiddenFlushMs = 250;

/** Those that wait for a frame. */
const waiting = new Set<() => void>();
let isWatching = false;

/**
 * Calls back at the next animation frame, or by a timer while the tab is hidden: whichever is first, once. All
 * callbacks asked for before a frame share it.
 */
export function nextFrame(callback: () => void): void {
  if (typeof document === 'undefined' || document.hidden) {
    setTimeout(callback, typeof document === 'undefined' ? 0 : hiddenFlushMs);
    return;
  }
  watchVisibility();
  const once = () => {
    if (waiting.delete(once)) callback();
  };
  waiting.add(once);
  requestAnimationFrame(once);
}

/** The tab may be hidden before the frame comes. A timer beside each frame would cost as much as asking for the frame. */
function watchVisibility(): void {
  if (isWatching) return;
  isWatching = true;
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) return;
    for (const once of waiting) setTimeout(once, hiddenFlushMs);
  });
}
