import type { ManualTime } from '../../support/manual-time.ts';

/** Lets everything happen that needs no time. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Time passes, and whatever hangs on a timer happens at its moment. */
export async function passing(time: ManualTime, ms: number): Promise<void> {
  const end = time.now() + ms;
  await settled();
  for (let next = time.next; next !== null && next <= end; next = time.next) {
    time.pass(Math.max(0, next - time.now()));
    await settled();
  }
  time.pass(end - time.now());
}
