import { abreast } from '#lib/process.ts';

/** Responses that are open so long after the signal are cut off, in ms. */
const graceMs = 3000;

/**
 * Next waits at a signal for every open response, and a run's is open until its end: so every run is stopped, and those
 * who read it hear why.
 */
export function shutDownOnSignals(): void {
  const codes = { SIGINT: 130, SIGTERM: 143 } as const;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      abreast().runs.shutDown();
      setTimeout(() => process.exit(codes[signal]), graceMs).unref();
    });
  }
}
