import type { Snippet } from './snippet.ts';

export const debounce: Snippet = {
  title: 'Debounce with cancel',
  match: /\bdebounc/,
  sources: {
    typescript: `export interface Debounced<Args extends unknown[]> {
  (...args: Args): void;
  /** Drops the pending call, if there is one. */
  cancel(): void;
}

/** Runs \`action\` once, \`wait\` milliseconds after the last call, with that call's arguments. */
export function debounce<Args extends unknown[]>(
  action: (...args: Args) => void,
  wait: number,
): Debounced<Args> {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const debounced = (...args: Args) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      action(...args);
    }, wait);
  };

  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };

  return Object.assign(debounced, { cancel });
}`,
    javascript: `/** Runs action once, wait milliseconds after the last call. */
export function debounce(action, wait) {
  let timer;

  const debounced = (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), wait);
  };
  debounced.cancel = () => clearTimeout(timer);

  return debounced;
}`,
    python: `from threading import Timer
from typing import Callable

class Debounced:
    """Runs action once, wait seconds after the last call."""

    def __init__(self, action: Callable[..., None], wait: float) -> None:
        self._action, self._wait = action, wait
        self._timer: Timer | None = None

    def __call__(self, *args: object) -> None:
        self.cancel()
        self._timer = Timer(self._wait, self._action, args)
        self._timer.start()

    def cancel(self) -> None:
        if self._timer:
            self._timer.cancel()`,
  },
  compact: {
    typescript: `function debounce<Args extends unknown[]>(action: (...args: Args) => void, wait: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  const run = (...args: Args) => {
    cancel();
    timer = setTimeout(action, wait, ...args);
  };
  return Object.assign(run, { cancel });
}`,
  },
  usage: {
    typescript: `import { expect, test, vi } from 'vitest';

test('only the last call counts, and cancel drops it', () => {
  vi.useFakeTimers();
  const save = vi.fn();
  const later = debounce(save, 200);

  later('a');
  later('ab');
  vi.advanceTimersByTime(200);
  expect(save.mock.calls).toEqual([['ab']]);

  later('abc');
  later.cancel();
  vi.advanceTimersByTime(200);
  expect(save).toHaveBeenCalledTimes(1);
});`,
  },
  summary: 'Debouncing waits until the calls have stopped, then runs once with the last arguments.',
  notes: [
    'Each call clears the timer before it, so only the last one survives.',
    'Call `cancel` when the component or page goes away, or the action runs on something that is gone.',
    'The arguments stay typed, because they are inferred from the function you pass in.',
  ],
  avoid: [
    ['Steady feedback while it goes on (scroll, drag)', 'throttle'],
    ['Every event matters (payments, logging)', 'a queue'],
    ['A double-click on Submit', 'disable the button until it is done'],
    ['Late answers overtaking newer ones', '`AbortController`'],
  ],
  edge: 'Debouncing delays when a request is sent, but does not order the answers: two slow requests can still return in the wrong order.',
};
