import { CloudOff } from 'lucide-react';

/** Says plainly what still works; the region stands from the start, so that what comes into it is spoken. */
export function OfflineLine({ unreached }: { unreached: string | null }) {
  return (
    <div role="status" className="shrink-0 empty:hidden">
      {unreached !== null && (
        <p className="flex min-h-9 items-center gap-2 border-hairline border-b bg-fill px-[18px] py-1 text-[13px] text-soft">
          <CloudOff size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
          {unreached} Kept runs can be read and replayed.
        </p>
      )}
    </div>
  );
}
