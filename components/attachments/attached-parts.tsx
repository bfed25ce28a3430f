import { clsx } from 'clsx';
import type { AttachedPart } from '#lib/prompt/attachment.ts';
import { Thumbnail } from './thumbnail.tsx';

/** The pictures and files a prompt was sent with. */
export function AttachedParts({ parts, className }: { parts: readonly AttachedPart[]; className?: string }) {
  if (parts.length === 0) return null;
  return (
    <ul aria-label="Attached" className={clsx('flex flex-wrap items-center gap-1.5', className)}>
      {parts.map((part, index) => (
        <li key={index} className="flex items-center gap-1 text-mute text-note">
          {part.type === 'image' ? (
            <Thumbnail kind="image" url={part.url} label={`Picture ${index + 1}`} size={28} />
          ) : (
            <>
              <Thumbnail kind="file" url={part.url} label="" size={28} />
              <span className="max-w-40 truncate">{part.name}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
