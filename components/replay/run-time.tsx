import { useIdle } from '#components/playground/use-idle.ts';
import { whenText } from './run-heading.ts';

/**
 * When a run began, in the reader's own zone. The server can't know that: what it says holds the place, until a quiet
 * moment comes for the browser's first date, which costs it a frame.
 */
export function RunTime({ started }: { started: number }) {
  const idle = useIdle();
  const isServer = typeof window === 'undefined';
  return (
    <time
      key={String(idle)}
      dateTime={new Date(started).toISOString()}
      suppressHydrationWarning
      className={idle ? undefined : 'invisible'}
    >
      {idle || isServer ? whenText(started) : ''}
    </time>
  );
}
