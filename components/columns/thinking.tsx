'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { LongText } from '#components/markdown/long-text.tsx';
import { useMilestones } from '#components/metrics/use-milestones.ts';
import { Elapsed } from '#components/timing/elapsed.tsx';
import { formatMeasure, metrics } from '#lib/metrics/metrics.ts';
import { isSettled, type Reply } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { timeIn, timeline } from '#lib/run/timeline.ts';
import { useRun } from '#lib/run/use-run.ts';

interface ThinkingProps {
  store: RunStore;
  column: string;
  onOpen?: () => void;
}

/** A reply's reasoning, folded: how long it thought is seen at once, what it thought by who asks. */
export function Thinking({ store, column, onOpen }: ThinkingProps) {
  const [open, setOpen] = useState(false);
  const reply = useMilestones(store, column);
  const thought = useRun(store, (run) => (run.replies[column]?.thinking ?? '') !== '');
  if (!reply || !thought) return null;
  return (
    <details
      data-part="thinking"
      className="group mb-2.5"
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
        if (event.currentTarget.open) onOpen?.();
      }}
    >
      <summary className="-ml-1 flex w-fit cursor-pointer list-none items-center gap-2 rounded-[6px] py-px pr-1.5 text-[12.5px] text-mute leading-5 hover:text-ink">
        <ChevronRight size={14} strokeWidth={1.75} aria-hidden="true" className="group-open:rotate-90" />
        <ThinkingTime store={store} reply={reply} />
      </summary>
      {(open || isSettled(reply.state)) && <ThinkingText store={store} column={column} />}
    </details>
  );
}

function ThinkingTime({ store, reply }: { store: RunStore; reply: Reply }) {
  const thinking = !isSettled(reply.state) && reply.firstAnswerAt === null;
  if (thinking)
    return (
      <span>
        Thinking…{' '}
        <Figures>
          <Elapsed store={store} column={reply.column} text={thinkingTime} />
        </Figures>
      </span>
    );
  const tokens = reasoningTokens(reply);
  return (
    <span>
      Thought for{' '}
      <Figures>
        {isSettled(reply.state) ? thinkingTime(reply, 0) : thoughtBefore(reply)}
        {tokens && ` · ${tokens} tokens`}
      </Figures>
    </span>
  );
}

function Figures({ children }: { children: ReactNode }) {
  return <span className="ml-0.5 font-mono text-[12px] tabular-nums">{children}</span>;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function thinkingTime(reply: Reply, now: number): string {
  return seconds(timeIn(timeline(reply, now), 'thinking'));
}

/** While the answer streams: the time up to its first token, which is final unless it thinks again. */
function thoughtBefore(reply: Reply): string {
  return thinkingTime(reply, reply.firstAnswerAt ?? 0);
}

const reasoning = metrics.find(({ key }) => key === 'tokens-reasoning');

function reasoningTokens(reply: Reply): string | null {
  const measure = reasoning?.of(reply);
  return reasoning && measure?.value ? formatMeasure(reasoning, measure).text : null;
}

function ThinkingText({ store, column }: { store: RunStore; column: string }) {
  const text = useRun(store, (run) => run.replies[column]?.thinking ?? '');
  return (
    <p
      dir="auto"
      className="mt-1.5 whitespace-pre-wrap border-hairline border-l-2 pl-3 text-[13px] text-soft leading-5 [overflow-wrap:anywhere]"
    >
      <LongText text={text} />
    </p>
  );
}
