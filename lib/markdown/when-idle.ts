const idleTimeout = 2000;

/** Does it in an idle moment of the page, after 2 s at the latest. */
export function whenIdle(task: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(task, { timeout: idleTimeout });
  else setTimeout(task, 1);
}
