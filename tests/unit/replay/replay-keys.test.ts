import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isTakenBy } from '#components/replay/use-replay-keys.ts';

/** An element without parents that is one of these tags, to `closest` as far as these keys ask. */
class FakeElement {
  readonly tag: string;
  readonly type: string;

  constructor(tag: string, type = '') {
    this.tag = tag;
    this.type = type;
  }

  closest(selectors: string): this | null {
    const isMet = selectors.split(', ').some((selector) => {
      const [tag, , refused] = /^(\w*)(:not\(\[type="(\w+)"\]\))?/.exec(selector)?.slice(1) ?? [];
      return tag === this.tag && refused !== this.type;
    });
    return isMet ? this : null;
  }
}

const element = (tag: string, type?: string) => new FakeElement(tag, type) as unknown as EventTarget;

beforeEach(() => vi.stubGlobal('Element', FakeElement));
afterEach(() => vi.unstubAllGlobals());

test.each(['button', 'a', 'summary'])('on a <%s> only the Space is taken', (tag) => {
  expect(isTakenBy(element(tag), 'play')).toBe(true);
  expect(isTakenBy(element(tag), 'history')).toBe(false);
  expect(isTakenBy(element(tag), 'help')).toBe(false);
});

test.each(['input', 'textarea', 'select'])('in an <%s> every key is its own', (tag) => {
  for (const id of ['play', 'history', 'help'] as const) expect(isTakenBy(element(tag), id)).toBe(true);
});

test('a slider and the page itself take none of them', () => {
  for (const target of [element('input', 'range'), element('body'), null]) {
    for (const id of ['play', 'history', 'help'] as const) expect(isTakenBy(target, id)).toBe(false);
  }
});
