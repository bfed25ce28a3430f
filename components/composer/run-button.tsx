import { Square } from 'lucide-react';
import { ariaKeys, type CommandKey, hintOf } from '#components/command/shortcuts.ts';
import { Button } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

interface RunButtonProps {
  columns: number;
  running: boolean;
  /** Why it cannot run now; null when it can. */
  obstacle: string | null;
  command: CommandKey;
  onRun: () => void;
  onStop: () => void;
}

const look = 'rounded-block slim:rounded-full';

export function RunButton({ columns, running, obstacle, command, onRun, onStop }: RunButtonProps) {
  if (running) {
    return (
      <Button
        variant="primary"
        size="large"
        className={look}
        aria-keyshortcuts={ariaKeys('stop')}
        // The second click of a double click on Run is not meant for this button.
        onClick={(event) => event.detail < 2 && onStop()}
      >
        <Square size={12} strokeWidth={2} fill="currentColor" aria-hidden="true" />
        Stop all
        <span className="max-lg:hidden">
          <Kbd>{hintOf('stop')}</Kbd>
        </span>
      </Button>
    );
  }
  return (
    <>
      <Button
        variant="primary"
        size="large"
        className={look}
        disabled={obstacle !== null}
        aria-keyshortcuts={ariaKeys('run')}
        title={obstacle ?? undefined}
        aria-describedby={obstacle ? 'run-obstacle' : undefined}
        onClick={onRun}
      >
        Run {columns}
        <span className="w-9 text-right max-lg:hidden">
          <Kbd>{hintOf('run', command)}</Kbd>
        </span>
      </Button>
      <span id="run-obstacle" className="sr-only">
        {obstacle}
      </span>
    </>
  );
}
