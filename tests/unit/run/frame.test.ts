import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { nextFrame } from '#lib/run/frame.ts';
import { callbacks } from './support.ts';

const frames = callbacks();
const page = Object.assign(new EventTarget(), { hidden: false });
let called = 0;
const call = () => void called++;

function hide(): void {
  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  called = 0;
  page.hidden = false;
  frames.run();
  vi.stubGlobal('document', page);
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.ask(callback));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the next frame', () => {
  test('comes when the page draws, once, and takes no timer', () => {
    nextFrame(call);
    expect(called).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    frames.run();
    expect(called).toBe(1);
    hide();
    vi.advanceTimersByTime(1000);
    expect(called).toBe(1);
  });

  test('is shared by all who asked before it, in their order', () => {
    const order: number[] = [];
    for (const each of [1, 2, 3]) nextFrame(() => void order.push(each));
    frames.run();
    expect(order).toEqual([1, 2, 3]);
  });

  test('comes by a timer in a hidden tab, which asks for no frame', () => {
    page.hidden = true;
    nextFrame(call);
    expect(frames.waiting()).toBe(0);
    vi.advanceTimersByTime(249);
    expect(called).toBe(0);
    vi.advanceTimersByTime(1);
    expect(called).toBe(1);
  });

  test('comes by a timer when the tab is hidden before it was drawn, and not again when it is shown', () => {
    nextFrame(call);
    hide();
    vi.advanceTimersByTime(250);
    expect(called).toBe(1);
    page.hidden = false;
    frames.run();
    expect(called).toBe(1);
  });

  test('comes soon where there is no page at all', () => {
    vi.stubGlobal('document', undefined);
    nextFrame(call);
    expect(called).toBe(0);
    vi.advanceTimersByTime(1);
    expect(called).toBe(1);
  });
});
