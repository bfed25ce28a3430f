import { pageCanvas, type Shrunk, shrink } from './shrink.ts';
import type { ShrinkAnswer } from './shrink-worker.ts';

/**
 * Opens and shrinks a picture off the main thread, so that streaming replies do not falter; in the page where there
 * is no canvas for workers, or no worker can be started. Null: it is no picture that can be opened.
 */
export async function shrinkApart(picture: Blob): Promise<Shrunk | null> {
  const answer = typeof OffscreenCanvas === 'undefined' ? undefined : await askWorker(picture);
  return answer === undefined ? shrink(picture, pageCanvas).catch(() => null) : answer;
}

/** Undefined when the worker itself failed. One worker for each picture: its memory is given back at once. */
function askWorker(picture: Blob): Promise<ShrinkAnswer | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./shrink-worker.ts', import.meta.url), { type: 'module' });
    const settle = (answer: ShrinkAnswer | undefined) => {
      worker.terminate();
      resolve(answer);
    };
    worker.addEventListener('message', (event: MessageEvent<ShrinkAnswer>) => settle(event.data));
    worker.addEventListener('error', () => settle(undefined));
    worker.postMessage(picture);
  });
}
