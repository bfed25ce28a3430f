'use client';
import {
  Component,
  type ComponentType,
  createElement,
  lazy,
  type ReactNode,
  Suspense,
  useState,
  useSyncExternalStore,
} from 'react';
import { MissedNote, type Retry } from './missed.tsx';
import { useHydrated } from './use-hydrated.ts';

type Load<Props> = () => Promise<ComponentType<Props>>;

interface LazyOptions<Props> {
  /** Stands there while the code is on its way. */
  loading?: (props: Props) => ReactNode;
  /** Stands there when the code could not be fetched; a sentence and a button unless told otherwise. */
  missed?: ComponentType<Props & { retry: Retry }>;
  /** Where the server renders it too: what draws it until its code was fetched anew. */
  first?: ComponentType<Props>;
}

export type Lazy<Props> = ComponentType<Props> & {
  /** Fetches the code ahead: drawn after that, the part is there at once. Rejects when the code does not come. */
  load: () => Promise<void>;
};

/** For `first`: the server draws it, and it works once its code has come. */
export function drawnByServer<Props extends object>(load: Load<Props>): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() }));
  return (props) => <Suspense>{createElement(Part, props)}</Suspense>;
}

/** Drawn in the browser alone, `loading` on the server and until the code is there. */
function drawnHere<Props extends object>(
  load: Load<Props>,
  loading: (props: Props) => ReactNode = () => null,
): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() }));
  return function DrawnHere(props) {
    const isHere = useHydrated();
    return (
      <Suspense fallback={loading(props)}>{isHere ? createElement(Part, props) : loading(props)}</Suspense>
    );
  };
}

/**
 * A part of the page whose code is loaded apart. A script that could not be fetched takes nothing else away, and is asked
 * for again: by itself once the part is wanted, then whenever the reader says so.
 */
export function lazily<Props extends object>(
  load: Load<Props>,
  { loading, missed: Missed = MissedNote, first }: LazyOptions<Props> = {},
): Lazy<Props> {
  let fetched: ComponentType<Props> | null = null;
  let attempt = { Part: first ?? drawnHere(load, loading), number: 0 };
  const listeners = new Set<() => void>();
  const current = () => attempt;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

  async function retry(): Promise<boolean> {
    try {
      await load();
    } catch {
      return false;
    }
    // React remembers for good that a lazy component failed: this is another one.
    attempt = { Part: drawnHere(load, loading), number: attempt.number + 1 };
    for (const listener of listeners) listener();
    return true;
  }

  /** What is fetched already needs no Suspense: React holds the end of that back for up to 300 ms. */
  function Attempt(props: Props) {
    const [Part] = useState(() => fetched ?? attempt.Part);
    return <Part {...props} />;
  }

  function Lazy(props: Props) {
    const { number } = useSyncExternalStore(subscribe, current, current);
    return (
      <ChunkBoundary key={number} missed={<Missed {...props} retry={retry} />}>
        <Attempt {...props} />
      </ChunkBoundary>
    );
  }

  return Object.assign(Lazy, {
    async load() {
      fetched = await load();
    },
  });
}

/** So Turbopack names the error of a script or style sheet that did not come. */
const isChunkError = (error: unknown) => error instanceof Error && error.name === 'ChunkLoadError';

interface ChunkBoundaryProps {
  missed: ReactNode;
  children: ReactNode;
}

class ChunkBoundary extends Component<ChunkBoundaryProps, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (!isChunkError(error)) throw error;
    return this.props.missed;
  }
}
