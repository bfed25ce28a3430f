'use client';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { formatBytes } from '#lib/format.ts';
import { Thumbnail } from './thumbnail.tsx';
import type { TrayView } from './tray.ts';

interface AttachmentChipsProps {
  tray: TrayView;
  onRemove: (id: string) => void;
}

export function AttachmentChips({ tray: { attachments, reading }, onRemove }: AttachmentChipsProps) {
  return (
    <ul aria-label="Attachments" className="flex max-h-[25dvh] flex-wrap gap-1.5 overflow-y-auto pb-2">
      {attachments.map(({ id, kind, name, url, bytes, note }) => (
        <Chip
          key={id}
          name={name}
          note={`${formatBytes(bytes)}${note ? `, ${note}` : ''}`}
          onRemove={() => onRemove(id)}
        >
          <Thumbnail kind={kind} url={url} label="" size={32} />
        </Chip>
      ))}
      {reading.map(({ id, name }) => (
        <Chip key={id} name={name} note="Reading…" onRemove={() => onRemove(id)}>
          <span className="size-8 shrink-0 rounded-code bg-fill" />
        </Chip>
      ))}
    </ul>
  );
}

interface ChipProps {
  name: string;
  note: string;
  children: ReactNode;
  onRemove: () => void;
}

function Chip({ name, note, children, onRemove }: ChipProps) {
  return (
    <li className="flex max-w-full items-center gap-2 rounded-control border border-hairline py-1 pr-1 pl-1.5">
      {children}
      <span className="min-w-0 leading-4">
        <span className="block max-w-48 truncate text-[13px]" title={name}>
          {name}
        </span>
        <span className="block truncate text-mute text-note tabular-nums">{note}</span>
      </span>
      <IconButton label={`Remove ${name}`} icon={X} iconSize={14} onClick={onRemove} />
    </li>
  );
}
