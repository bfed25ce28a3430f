import { useHydrated } from '#components/ui/use-hydrated.ts';
import { whenText } from './run-heading.ts';

/**
 * When a run began, in the reader's own zone. The server can't know that: what it says holds the place until the page is
 * taken over.
 */
export function RunTime({ started }: { started: number }) {
  const hydrated = useHydrated();
  return (
    <time
      key={String(hydrated)}
      dateTime={new Date(started).toISOString()}
      suppressHydrationWarning
      className={hydrated ? undefined : 'invisible'}
    >
      {whenText(started)}
    </time>
  );
}
