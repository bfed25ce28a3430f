import type { RunView } from '#lib/run/run-store.ts';

/** Why no link can be made to this run's result, in words for a menu; null when one can. */
export function resultLinkHindrance({ id, phase, setup }: RunView): string | null {
  if (id !== null && setup.keep === false) return 'This run is not kept';
  return id !== null && phase === 'ended' ? null : 'Once the run has ended';
}
