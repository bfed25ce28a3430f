import { setTimeout as delay } from 'node:timers/promises';
import { abreast } from '#lib/process.ts';

/** What is left for the last words of open responses to reach their readers, in ms. */
const lastWordsMs = 100;

/**
 * At a signal every run is stopped, those who read it hear why, and what was said is brought to the store; then the
 * process goes. `NEXT_MANUAL_SIG_HANDLE` keeps Next, which would wait for every open response, out of it.
 */
export function shutDownOnSignals(): void {
  const codes = { SIGINT: 130, SIGTERM: 143 } as const;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await abreast().runs.shutDown();
      await delay(lastWordsMs);
      process.exit(codes[signal]);
    });
  }
}
