import { axisEnd } from '#components/timing/axis.ts';
import type { RunView } from '#lib/run/run-store.ts';
import { span } from '#lib/run/timeline.ts';

/** A scrubber whose axis moved under the hand could not be used: a replay has the axis of the run's end throughout. */
export function wholeAxis({ replies }: RunView): number {
  return axisEnd(Math.max(0, ...Object.values(replies).map((reply) => span(reply, 0))));
}
