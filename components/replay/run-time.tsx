import { useHydrated } from '#components/ui/use-hydrated.ts';
import { whenText } from './run-heading.ts';

/** When a run began, in the reader's own zone: until that is known its place is held. */
export function RunTime({ started }: { started: number }) {
  const known = useHydrated();
  return (
    <time
      key={String(known)}
      dateTime={new Date(started).toISOString()}
      suppressHydrationWarning
      className={known ? undefined : 'invisible'}
    >
      {whenText(started)}
    </time>
  );
}
