'use client';
import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { connectFailures } from '#lib/connect/failures.ts';
import type { ConnectOutcome } from './outcome.ts';

interface ConnectNoticeProps {
  outcome: ConnectOutcome;
  onConnect: () => void;
}

/** Says on return how it ended; after a failure with what to do next. */
export function ConnectNotice({ outcome, onConnect }: ConnectNoticeProps) {
  const [dismissed, setDismissed] = useState(false);
  if (dismissed || outcome === null) return null;
  const failure = outcome === 'connected' ? null : connectFailures[outcome];
  return (
    <div
      role="status"
      className="flex min-h-10 shrink-0 items-center gap-3 border-hairline border-b py-1.5 pr-2 pl-[18px] text-[13px] leading-[18px]"
    >
      <p className={clsx('min-w-0 flex-1', failure ? 'text-bad' : 'text-soft')}>
        {failure
          ? `${failure.message} ${failure.action}`
          : 'OpenRouter is connected: its models can run now.'}
      </p>
      {failure && <Button onClick={onConnect}>Connect again</Button>}
      <IconButton label="Dismiss" icon={X} onClick={() => setDismissed(true)} />
    </div>
  );
}
