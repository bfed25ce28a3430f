'use client';
import { Copy, QrCode as QrIcon, Trash2 } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { ResultLink } from '#lib/share/use-shares.ts';
import { QrCode } from './qr-code.tsx';
import { linkNote } from './share-words.ts';

interface LinkRowProps {
  link: ResultLink;
  /** In full. */
  address: string;
  /** Its code is drawn. */
  open: boolean;
  onToggle: () => void;
  onCopy: () => void;
  onRevoke: () => void;
}

export function LinkRow({ link, address, open, onToggle, onCopy, onRevoke }: LinkRowProps) {
  const name = link.title ?? 'Untitled';
  return (
    <li className="border-hairline border-t py-2 first:border-t-0">
      <div className="flex items-center gap-1">
        <div className="min-w-0 flex-1">
          <p className="truncate text-[13px]">
            <a href={address} target="_blank" rel="noreferrer" className="underline underline-offset-2">
              {name}
            </a>
          </p>
          <p className="text-[12px] text-mute">{linkNote(link)}</p>
        </div>
        <IconButton label={`Copy the link of ${name}`} icon={Copy} iconSize={15} onClick={onCopy} />
        <IconButton
          label={`QR code of ${name}`}
          icon={QrIcon}
          iconSize={15}
          aria-expanded={open}
          onClick={onToggle}
        />
        <IconButton label={`Revoke ${name}`} icon={Trash2} iconSize={15} onClick={onRevoke} />
      </div>
      {open && (
        <div className="mt-2 flex flex-col items-center gap-2">
          <QrCode text={address} label={`QR code of ${address}`} className="size-44 rounded-code" />
          <p className="max-w-full select-all font-mono text-[12px] text-soft [overflow-wrap:anywhere]">
            {address}
          </p>
        </div>
      )}
    </li>
  );
}
