'use client';

import { type FormEvent, useId, useState } from 'react';
import { useMilestones } from '#components/metrics/use-milestones.ts';
import { Button } from '#components/ui/button.tsx';
import { continuationOf } from '#lib/run/continuation.ts';
import { roundsOf } from '#lib/run/rounds.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { isRunning } from '#lib/run/running.ts';
import { useRun } from '#lib/run/use-run.ts';
import type { ColumnActions } from './column-actions.ts';
import { useFreedom } from './freedom.ts';

interface AnswerCallsProps {
  store: RunStore;
  column: string;
  actions: ColumnActions;
}

/** The model waits for its tools: a field for what each gives back, and the way on. */
export function AnswerCalls({ store, column, actions }: AnswerCallsProps) {
  const freedom = useFreedom();
  const reply = useMilestones(store, column);
  const setup = useRun(store, (run) => run.setup);
  const running = useRun(store, isRunning);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const open = reply?.state === 'done' && reply.finishReason === 'tool-calls' ? roundsOf(reply).open : null;
  if (!open || freedom !== 'all') return null;
  const resultOf = ({ id, name }: { id: string; name: string }) =>
    typed[id] ?? setup.tools?.find((tool) => tool.name === name)?.result ?? '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    const results = Object.fromEntries(open.calls.map((call) => [call.id, resultOf(call)]));
    actions.answerCalls(continuationOf(setup, column, open, results));
  };
  return (
    <form aria-label="Answer the calls" onSubmit={send} className="flex flex-col gap-2.5">
      {open.calls.map((call) => (
        <ResultField
          key={call.id}
          label={`Result of ${call.name}`}
          value={resultOf(call)}
          onChange={(text) => setTyped({ ...typed, [call.id]: text })}
        />
      ))}
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={running}>
          Continue
        </Button>
        {running && <span className="text-mute text-note">As soon as the other columns are done.</span>}
      </div>
    </form>
  );
}

interface ResultFieldProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
}

function ResultField({ label, value, onChange }: ResultFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="text-[12.5px] text-soft">
        {label}
      </label>
      <textarea
        id={id}
        rows={2}
        value={value}
        spellCheck={false}
        placeholder="What the tool gives back, for example JSON"
        onChange={(event) => onChange(event.currentTarget.value)}
        className="mt-1 block w-full resize-y rounded-control border border-control bg-page px-2.5 py-1.5 font-mono text-[12.5px] leading-[1.5] placeholder:text-mute pointer-coarse:text-[16px]"
      />
    </div>
  );
}
