import { type RefObject, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import { createGrowingText } from '#components/markdown/growing-text.ts';
import { roundsOf } from '#lib/run/rounds.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { answerText } from './answer-text.ts';

/** A column's answer as it is to be drawn; what came since is written into `tail`. */
export function useGrowingAnswer(
  store: RunStore,
  column: string,
  tail: RefObject<HTMLSpanElement | null>,
): string {
  const growing = useMemo(
    () =>
      createGrowingText({
        read() {
          const { replies, setup } = store.get();
          const reply = replies[column];
          return reply ? answerText(roundsOf(reply).rest, Boolean(setup.schema)) : '';
        },
        grows: () => store.get().replies[column]?.state === 'streaming',
        subscribe: (listener) => store.subscribe(listener, 'text'),
        write(characters) {
          tail.current?.replaceChildren(characters);
          return tail.current !== null;
        },
        now: () => performance.now(),
      }),
    [store, column, tail],
  );
  const text = useSyncExternalStore(growing.subscribe, growing.get, growing.get);
  // What stood beside it is part of it now.
  useLayoutEffect(() => {
    tail.current?.replaceChildren(growing.tail());
  }, [growing, text, tail]);
  return text;
}
