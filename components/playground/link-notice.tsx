'use client';
import { X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';

/** Names what a link asked for and could not be understood. */
export function LinkNotice({ ignored }: { ignored: readonly string[] }) {
  const [dismissed, setDismissed] = useState(false);
  if (dismissed || ignored.length === 0) return null;
  return (
    <div
      role="status"
      className="flex min-h-9 shrink-0 items-center gap-3 border-hairline border-b py-1 pr-2 pl-[18px] text-[13px] text-warn"
    >
      <p className="min-w-0 flex-1 truncate">Ignored from the link: {ignored.join(', ')}</p>
      <IconButton label="Dismiss" icon={X} onClick={() => setDismissed(true)} />
    </div>
  );
}
