import { offscreenCanvas, type Shrunk, shrink } from './shrink.ts';

/** The worker's answer: what became of the picture, or null when it could not be opened. */
export type ShrinkAnswer = Shrunk | null;

self.addEventListener('message', async (event: MessageEvent<Blob>) => {
  const answer: ShrinkAnswer = await shrink(event.data, offscreenCanvas).catch(() => null);
  self.postMessage(answer);
});
