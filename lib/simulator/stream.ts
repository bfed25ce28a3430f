import type { Clock } from '#lib/simulator/clock.ts';
import type { Framing } from '#lib/simulator/framing.ts';
import type { Step } from '#lib/simulator/script.ts';

export type Ending = 'complete' | 'cancelled' | 'broken';

export interface Delivery {
  clock: Clock;
  /** Epoch milliseconds that every `due` counts from. */
  origin: number;
  signal: AbortSignal;
  /** Told of each step right before its bytes are handed on. */
  onStep(step: Step): void;
  /** Told once, however the reply ends. */
  onEnd(ending: Ending): void;
}

/** Waits each step's time out and hands it on; late steps follow at once. Throws when the caller goes away or on `reset`. */
export async function* timed(steps: Iterable<Step>, delivery: Omit<Delivery, 'onEnd'>): AsyncGenerator<Step> {
  const { clock, origin, signal, onStep } = delivery;
  for (const step of steps) {
    const due = origin + (step.due ?? 0);
    for (let left = due - clock.now(); left > 0; left = due - clock.now()) {
      await clock.delay(left, signal);
    }
    signal.throwIfAborted();
    if (step.kind === 'silence') {
      await abortOf(signal);
    }
    if (step.kind === 'reset') {
      throw new TypeError('terminated');
    }
    onStep(step);
    yield step;
  }
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function wireText(step: Step): string {
  switch (step.kind) {
    case 'comment':
      return ': OPENROUTER PROCESSING\n\n';
    case 'done':
      return 'data: [DONE]\n\n';
    case 'silence':
    case 'reset':
      return '';
    default:
      return step.event === null ? '' : `data: ${JSON.stringify(step.event)}\n\n`;
  }
}

/**
 * The steps as an event stream. It is made only as fast as it is read, so a step is stamped when its bytes leave and not
 * when a buffer took them. Cancelling the stream or aborting the signal stops the work at once.
 */
export function eventStream(
  steps: Iterable<Step>,
  framing: Framing,
  delivery: Delivery,
): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const onAbort = () => stop.abort(delivery.signal.reason);
  delivery.signal.addEventListener('abort', onAbort, { once: true });
  const timeline = timed(steps, { ...delivery, signal: stop.signal });
  let ended = false;

  function end(ending: Ending): void {
    if (!ended) {
      ended = true;
      delivery.signal.removeEventListener('abort', onAbort);
      delivery.onEnd(ending);
    }
  }

  async function nextWrites(): Promise<Uint8Array[] | null> {
    const next = await timeline.next();
    return next.done ? null : framing.write(wireText(next.value));
  }

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const onStop = () => {
          end('cancelled');
          controller.error(stop.signal.reason);
        };
        stop.signal.addEventListener('abort', onStop, { once: true });
      },
      async pull(controller) {
        try {
          let writes: Uint8Array[] | null = [];
          while (writes?.length === 0) {
            writes = await nextWrites();
          }
          for (const bytes of writes ?? framing.flush()) {
            controller.enqueue(bytes);
          }
          if (writes === null) {
            end('complete');
            controller.close();
          }
        } catch (error) {
          end('broken');
          controller.error(error);
        }
      },
      cancel(reason) {
        stop.abort(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
