'use client';

import { Activity, lazy, startTransition, useEffect, useState } from 'react';
import type { ColumnTurnsProps } from '#components/columns/column-turns.tsx';
import { lazily } from '#components/ui/lazily.tsx';
import { quietMoment } from '#components/ui/quiet-moment.ts';
import { headOf } from '#lib/run/head-of.ts';

const load = () => import('#components/columns/column-turns.tsx').then((module) => module.ColumnTurns);

/** On the server at once; in the browser once it has nothing better to do. */
async function loadQuietly() {
  await quietMoment();
  // Each brings much to be set up: one after the other they leave the page its frames.
  await import('#lib/markdown/blocks.ts');
  await quietMoment();
  return { default: await load() };
}

const ColumnTurns = lazily(load, { first: lazy(loadQuietly) });

/**
 * The turns of a column that stand in the page as the server sent it, long ones as far as they are seen. They are read
 * at once, and taken over last, each column in a moment of its own: until then they are what they were, whatever happens
 * around them, since a part that changes before it is taken over would have to be drawn anew.
 */
export function StandingTurns(props: ColumnTurnsProps) {
  const [first] = useState(() => withHeads(props));
  const [isTaken, setTaken] = useState(false);
  const [take] = useState(() => () => startTransition(() => setTaken(true)));
  const shown = isTaken ? props : first;
  return (
    <Activity>
      <ColumnTurns {...shown} />
      <Taken onTaken={take} />
    </Activity>
  );
}

function withHeads({ siblings, ...props }: ColumnTurnsProps): ColumnTurnsProps {
  return { ...props, siblings: { ...siblings, store: headOf(siblings.store) } };
}

function Taken({ onTaken }: { onTaken: () => void }) {
  useEffect(onTaken, [onTaken]);
  return null;
}
