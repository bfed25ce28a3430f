'use client';
import {
  Activity,
  type ComponentType,
  createContext,
  lazy,
  type RefObject,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { isTyping } from '#components/command/pressed.ts';
import { type Lazy, lazily } from './lazily.tsx';
import { quiet } from './quiet.ts';

interface StandingOptions<Props> {
  /** What the server drew it with, of what may be another thing in the browser by the time its code has come. */
  still: (props: Props) => Props;
  /** Something is to be seen in it by now that was not there then: its code is fetched at once. */
  hasNews: (props: Props, first: Props) => boolean;
}

/** Told when the part around which it stands works. */
const Taken = createContext<() => void>(() => {});

/**
 * A part of the page that stands in it as the server sent it, and works once its code has come: in a quiet moment, or at
 * the first press. What was pressed in it meanwhile is pressed then.
 */
export function standing<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { still, hasNews }: StandingOptions<Props>,
): Lazy<Props> {
  let bring = () => {};
  const wanted = new Promise<void>((resolve) => {
    bring = resolve;
  });
  let isThere = false;

  let told: ReturnType<typeof load> | null = null;

  /** The part tells by itself that it works: what holds it works before it. */
  function loadTold(): ReturnType<typeof load> {
    told ??= load().then(
      (Whole) =>
        function Told(props: Props) {
          useEffect(useContext(Taken), []);
          return <Whole {...props} />;
        },
    );
    told.catch(() => {
      told = null;
    });
    return told;
  }

  async function loadWhenWanted() {
    if (typeof window !== 'undefined') await wanted;
    return { default: await loadTold() };
  }

  const Part = lazily(loadTold, { first: lazy(loadWhenWanted) });

  /** What fails in a quiet moment is no trouble: the part stands there as it stood. */
  async function fetchIt(): Promise<void> {
    await Part.load();
    isThere = true;
    bring();
  }

  /** Where it does not come although it is wanted, the part itself says so. */
  const hurry = () => void fetchIt().catch(bring);

  /**
   * Until it is taken over it is what it was, whatever happens around it: a part that changes before that would have to
   * be drawn anew.
   */
  function Standing(props: Props) {
    const [first] = useState(() => still(props));
    const [isTaken, setTaken] = useState(false);
    const works = useRef(false);
    const take = useCallback(() => {
      works.current = true;
      startTransition(() => setTaken(true));
    }, []);
    const place = useRef<HTMLDivElement>(null);
    useEffect(() => quiet.add(fetchIt, 'before a run'), []);
    const isLate = !isTaken && hasNews(props, first);
    useEffect(() => {
      if (isLate) hurry();
    }, [isLate]);
    useEarlyPresses(place, isTaken, ({ type }) => {
      // A click that finds the code there is React's own to answer; a key is heard by the part once it works.
      const isEarly = type === 'click' ? !isThere : !works.current;
      hurry();
      return isEarly;
    });
    const shown = isTaken ? props : first;
    return (
      <div ref={place} className="contents">
        <Activity>
          <Taken value={take}>
            <Part {...shown} />
          </Taken>
        </Activity>
      </div>
    );
  }

  return Object.assign(Standing, { load: fetchIt });
}

/**
 * Keeps what is pressed in there, and which keys, for as long as nothing answers them; `isEarly` is asked at each press.
 */
function useEarlyPresses(
  place: RefObject<HTMLElement | null>,
  isAnswered: boolean,
  isEarly: (event: Event) => boolean,
): void {
  const kept = useRef<(() => void)[]>([]);
  const click = useEffectEvent((event: Event) => {
    const { target } = event;
    if (!(target instanceof Element) || !place.current?.contains(target)) return;
    const button = target.closest<HTMLElement>('button, a');
    if (isEarly(event) && button) kept.current.push(() => button.click());
  });
  const type = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.key.length > 1 || isTyping(event.target)) return;
    if (!isEarly(event)) return;
    // Where the focus is by then: a key before this one may have moved it.
    const again = () =>
      (document.activeElement ?? window).dispatchEvent(new KeyboardEvent(event.type, event));
    kept.current.push(again);
  });
  useEffect(() => {
    if (isAnswered) {
      for (const again of kept.current.splice(0)) again();
      return;
    }
    const listening = new AbortController();
    const { signal } = listening;
    // Captured on the window: React itself stops, at the document, a press on what it has not taken over yet.
    window.addEventListener('click', (event) => click(event), { capture: true, signal });
    window.addEventListener('keydown', (event) => type(event), { signal });
    return () => listening.abort();
  }, [isAnswered]);
}
