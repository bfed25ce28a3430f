import { useInsertionEffect, useRef, useState } from 'react';

type Handlers<T> = { [Name in keyof T]: (...given: never[]) => unknown };

/**
 * The same functions at every render, each doing what the newest render's does: whatever takes them is not drawn again
 * because what they read has changed. For handlers only, never to be called while rendering; their names stay the same.
 */
export function useSteady<T extends Handlers<T>>(handlers: T): T {
  const newest = useRef(handlers);
  useInsertionEffect(() => {
    newest.current = handlers;
  });
  const [steady] = useState(() => steadied(handlers, newest));
  return steady;
}

/** `newest` is looked up at each call. */
export function steadied<T extends Handlers<T>>(handlers: T, newest: { current: T }): T {
  const steady = { ...handlers };
  for (const name of Object.keys(handlers) as (keyof T)[]) {
    const call = (...given: never[]) => newest.current[name](...given);
    Object.assign(steady, { [name]: call });
  }
  return steady;
}
