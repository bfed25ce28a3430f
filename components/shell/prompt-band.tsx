'use client';
import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { AttachedParts } from '#components/attachments/attached-parts.tsx';
import type { AttachedPart } from '#lib/prompt/attachment.ts';
import { Legend } from './legend.tsx';

/** The newest turn's prompt, once, over all columns. A long one opens on a press. */
export function PromptBand({
  prompt,
  attached,
  tools,
}: {
  prompt: string | null;
  attached: readonly AttachedPart[];
  /** What can be done with it. */
  tools: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <div className="group/prompt flex min-h-bar shrink-0 items-start gap-3 border-hairline border-b px-[18px] max-md:hidden">
      <span className="flex h-bar shrink-0 items-center text-note text-mute">Prompt</span>
      {prompt === null ? (
        <p className="min-w-0 flex-1 truncate text-body leading-(--bar) text-mute">
          The prompt you run stands here
        </p>
      ) : (
        prompt !== '' && (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className={clsx(
              'my-[calc((var(--bar)-var(--leading-prompt))/2-5px)] -ml-1 min-w-0 flex-1 rounded-code px-1 py-1 text-left text-prompt',
              open ? 'max-h-[40dvh] overflow-y-auto whitespace-pre-wrap' : 'truncate',
            )}
          >
            {prompt}
          </button>
        )
      )}
      <AttachedParts
        parts={attached}
        className={clsx('min-h-bar shrink-0 py-1', prompt === '' ? 'mr-auto' : 'max-w-[45%]')}
      />
      {tools}
      <Legend />
    </div>
  );
}
