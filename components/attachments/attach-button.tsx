'use client';
import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { acceptedTypes } from './media-type.ts';

export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton label="Attach" icon={Paperclip} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={acceptedTypes.join(',')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again, after it was removed.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
