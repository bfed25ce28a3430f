'use client';
import { X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { ignoredText } from './ignored-text.ts';

interface LinkNoticeProps {
  problem: string | null;
  ignored: readonly string[];
}

/** Says what is wrong with a link, and names what it asked for and could not be understood. */
export function LinkNotice({ problem, ignored }: LinkNoticeProps) {
  const [dismissed, setDismissed] = useState(false);
  const sentences = [
    ...(problem === null ? [] : [problem]),
    ...(ignored.length > 0 ? [ignoredText(ignored)] : []),
  ];
  if (dismissed || sentences.length === 0) return null;
  return (
    <div
      role="status"
      className="flex min-h-9 shrink-0 items-center gap-3 border-hairline border-b py-1 pr-2 pl-[18px] text-[13px] text-warn"
    >
      <p className="line-clamp-3 min-w-0 flex-1 [overflow-wrap:anywhere]">{sentences.join(' ')}</p>
      <IconButton label="Dismiss" icon={X} onClick={() => setDismissed(true)} />
    </div>
  );
}
