/** Elements that somebody draws in, by how many do, and those of them that can be seen. */
const watched = new Map<Element, number>();
const seen = new WeakSet<Element>();
let observer: IntersectionObserver | null = null;

function note(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) seen.add(target);
    else seen.delete(target);
  }
}

/** Seen until the browser says otherwise: it tells a frame later. */
function begin(element: Element): void {
  seen.add(element);
  observer ??= new IntersectionObserver(note);
  observer.observe(element);
}

/** Whether any of an element is on the screen. One observer serves the page: asking costs no layout. */
export function watchSight(element: Element): { isSeen(): boolean; end(): void } {
  const watchers = watched.get(element) ?? 0;
  watched.set(element, watchers + 1);
  if (watchers === 0) begin(element);
  return {
    isSeen: () => seen.has(element),
    end() {
      const left = (watched.get(element) ?? 1) - 1;
      if (left > 0) return void watched.set(element, left);
      watched.delete(element);
      observer?.unobserve(element);
    },
  };
}
