/** How far from the end, in px, a reader may be and still be carried along. */
const slack = 48;
/** Beyond any scroll height: the browser stops at the end, so nothing need be read first. */
const theEnd = 1e9;

/** A scroller that stays at its end while its content grows, unless the reader has scrolled up. */
export interface Pin {
  isPinned(): boolean;
  /** Back to the end, and on with it. */
  pin(): void;
  /** The same with the next layout: many columns that begin a turn at once are laid out but once. */
  pinWithLayout(): void;
  /** The reader wants to stay where they are. */
  release(): void;
  disconnect(): void;
}

const pins = new Map<Element, { follow: () => void }>();
let observer: ResizeObserver | null = null;

/**
 * One observer for all columns: it calls back once a frame, after layout, with every column that grew, and each is
 * answered by a single write. Nothing is read there, so no column's write makes another's layout be done again.
 */
function observe(element: Element, follow: () => void): void {
  observer ??= new ResizeObserver((entries) => {
    for (const { target } of entries) pins.get(target)?.follow();
  });
  pins.set(element, { follow });
  observer.observe(element);
}

function forget(element: Element): void {
  pins.delete(element);
  observer?.unobserve(element);
}

export function createPin(scroller: HTMLElement, content: Element, onChange: (pinned: boolean) => void): Pin {
  let pinned = true;
  let top = scroller.scrollTop;

  function set(next: boolean): void {
    if (next === pinned) return;
    pinned = next;
    onChange(next);
  }

  function follow(): void {
    if (pinned) scroller.scrollTop = theEnd;
  }

  /** Only a move upwards lets go: text that grew since the last frame puts the end out of reach as well. */
  function scrolled(): void {
    const before = top;
    top = scroller.scrollTop;
    const left = scroller.scrollHeight - scroller.clientHeight - top;
    if (left <= slack) set(true);
    else if (top < before) set(false);
  }

  scroller.addEventListener('scroll', scrolled, { passive: true });
  observe(content, follow);
  observe(scroller, follow);

  return {
    isPinned: () => pinned,
    pin() {
      set(true);
      follow();
    },
    pinWithLayout() {
      set(true);
      // Whoever begins to be observed is called back once, grown or not.
      forget(content);
      observe(content, follow);
    },
    release: () => set(false),
    disconnect() {
      scroller.removeEventListener('scroll', scrolled);
      forget(content);
      forget(scroller);
    },
  };
}
