import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';

interface Frame {
  /** Seconds on Chromium's clock. */
  at: number;
  png: Buffer;
}

/** At most so many frames a second are kept. */
const rate = 8;
/** How long the last frame stands before the film begins again, ms. */
const rest = 3000;

/** What the page shows while that goes on, as Chromium itself draws it and at the pace at which it happened. */
export async function film(page: Page, act: () => Promise<void>): Promise<Frame[]> {
  const frames: Frame[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    const at = metadata.timestamp ?? 0;
    const last = frames.at(-1);
    if (!last || at - last.at >= 1 / rate) frames.push({ at, png: Buffer.from(data, 'base64') });
    void session.send('Page.screencastFrameAck', { sessionId });
  });
  await session.send('Page.startScreencast', { format: 'png' });
  await act();
  // The last change is drawn a frame later.
  await delay(2000 / rate);
  await session.send('Page.stopScreencast');
  return frames;
}

/** An animated WebP that goes on for ever. */
export function webpOf(frames: readonly Frame[]): Promise<Buffer> {
  const delays = frames.map(({ at }, index) => {
    const next = frames[index + 1];
    return next ? Math.round((next.at - at) * 1000) : rest;
  });
  return sharp(
    frames.map(({ png }) => png),
    { join: { animated: true } },
  )
    .webp({ quality: 70, effort: 5, delay: delays, loop: 0, minSize: true })
    .toBuffer();
}
