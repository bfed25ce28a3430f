import { TriangleAlert } from 'lucide-react';
import type { Reply } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { replyNotes } from './notes.ts';
import { useQuantizations } from './use-quantizations.ts';

interface ReplyNotesProps {
  reply: Reply;
  /** Of the run it is compared in. */
  store: RunStore;
  onlyReasoning: boolean;
  missedEarlier?: boolean;
}

/** Small remarks below a reply: how it ended, what makes comparing it unfair, who served it. */
export function ReplyNotes({ reply, store, onlyReasoning, missedEarlier }: ReplyNotesProps) {
  const notes = replyNotes(reply, onlyReasoning, useQuantizations(store, reply.column), missedEarlier);
  if (notes.length === 0) return null;
  return (
    <ul aria-label="Notes" className="mt-3 flex flex-col gap-1">
      {notes.map(({ text, tone }) => (
        <li
          key={text}
          className={`flex items-start gap-1.5 text-note ${tone === 'warn' ? 'text-warn' : 'text-mute'}`}
        >
          {tone === 'warn' && (
            <TriangleAlert size={14} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0" />
          )}
          <span className="min-w-0 [overflow-wrap:anywhere]">{text}</span>
        </li>
      ))}
    </ul>
  );
}
