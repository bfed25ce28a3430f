'use client';
import { X } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { TrayView } from './tray.ts';

interface ComplaintsProps {
  complaints: TrayView['complaints'];
  onDismiss: (id: string) => void;
}

/** Always there, so that what comes into it is read out. */
export function Complaints({ complaints, onDismiss }: ComplaintsProps) {
  return (
    <div role="alert" className="empty:hidden">
      {complaints.map(({ id, message, action }) => (
        <div key={id} className="flex items-start gap-2 pb-1.5 text-note">
          <p className="min-w-0 flex-1 pt-1 [overflow-wrap:anywhere]">
            <strong className="font-semibold text-bad">{message}</strong> {action}
          </p>
          <IconButton label="Dismiss" icon={X} iconSize={14} onClick={() => onDismiss(id)} />
        </div>
      ))}
    </div>
  );
}
