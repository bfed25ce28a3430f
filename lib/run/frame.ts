/** Longest time between two flushes where frames do not come: a hidden tab has none. */
const hiddenFlushMs = 250;

/**
 * Calls back at the next animation frame, or by a timer while the tab is hidden: whichever is first, once. All
 * callbacks asked for before a frame share it.
 */
export function nextFrame(callback: () => void): void {
  if (typeof document === 'undefined' || document.hidden) {
    setTimeout(callback, typeof document === 'undefined' ? 0 : hiddenFlushMs);
    return;
  }
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    callback();
  };
  // The tab may be hidden before the frame comes.
  const timer = setTimeout(once, hiddenFlushMs);
  requestAnimationFrame(once);
}
