'use client';
import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { AttachedParts } from '#components/attachments/attached-parts.tsx';
import type { AttachedPart } from '#lib/prompt/attachment.ts';
import { Legend } from './legend.tsx';

interface PromptBandProps {
  prompt: string | null;
  attached: readonly AttachedPart[];
  /** Whoever shared the run kept the prompt to themselves. */
  withheld?: boolean;
  /** What can be done with it. */
  tools: ReactNode;
}

/** The newest turn's prompt, once, over all columns. A long one opens on a press. */
export function PromptBand({ prompt, attached, withheld = false, tools }: PromptBandProps) {
  return (
    <div
      className={clsx(
        'group/prompt flex min-h-bar shrink-0 items-start gap-3 border-hairline border-b px-[18px] max-md:hidden print:flex',
        prompt === null && !withheld && 'short:hidden',
      )}
    >
      <span className="flex h-bar shrink-0 items-center text-note text-mute">Prompt</span>
      {prompt === null && <InItsPlace>The prompt you run stands here</InItsPlace>}
      {withheld && <InItsPlace>The prompt was not shared</InItsPlace>}
      {prompt && <PromptLine prompt={prompt} />}
      <AttachedParts
        parts={attached}
        className={clsx('min-h-bar shrink-0 py-1', prompt !== '' && 'max-w-[45%]')}
      />
      <div className="ml-auto flex shrink-0 items-start gap-3 print:hidden">
        {tools}
        <Legend />
      </div>
    </div>
  );
}

function InItsPlace({ children }: { children: string }) {
  return <p className="min-w-0 flex-1 truncate text-body leading-(--bar) text-mute">{children}</p>;
}

function PromptLine({ prompt }: { prompt: string }) {
  const [open, setOpen] = useState(false);
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={() => setOpen(!open)}
      className={clsx(
        'my-[calc((var(--bar)-var(--leading-prompt))/2-5px)] -ml-1 min-w-0 flex-1 rounded-code px-1 py-1 text-left text-prompt print:max-h-none print:overflow-visible print:whitespace-pre-wrap',
        open ? 'max-h-[40dvh] overflow-y-auto whitespace-pre-wrap' : 'truncate',
      )}
    >
      {prompt}
    </button>
  );
}
