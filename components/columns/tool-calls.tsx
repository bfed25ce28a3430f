'use client';

import { Check, X } from 'lucide-react';
import type { ToolCall } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';

const none: readonly ToolCall[] = [];

/** The tools the model asked for, with the arguments it gave. */
export function ToolCalls({ store, column }: { store: RunStore; column: string }) {
  const calls = useRun(store, (run) => run.replies[column]?.toolCalls ?? none);
  if (calls.length === 0) return null;
  return (
    <ul aria-label="Tool calls" className="mt-3 flex flex-col gap-2.5">
      {calls.map((call, index) => (
        <ToolCallItem key={index} call={call} />
      ))}
    </ul>
  );
}

function ToolCallItem({ call }: { call: ToolCall }) {
  const Icon = call.valid ? Check : X;
  return (
    <li className="overflow-hidden rounded-block border border-hairline bg-fill/60">
      <div className="flex items-center gap-2 border-hairline border-b px-3 py-1.5 text-[12.5px]">
        <code className="min-w-0 truncate font-medium font-mono">{call.name}</code>
        <span
          className={`ml-auto flex shrink-0 items-center gap-1 text-[11.5px] ${call.valid ? 'text-ok' : 'text-bad'}`}
        >
          <Icon size={13} strokeWidth={2} aria-hidden="true" />
          {call.valid ? 'valid JSON' : 'not valid JSON'}
        </span>
      </div>
      <Json text={call.valid ? pretty(call.parsed) : call.text} />
      {call.result !== undefined && (
        <div className="border-hairline border-t">
          <p className="px-3 pt-1.5 text-label text-mute">Result</p>
          <Json text={typeof call.result === 'string' ? call.result : pretty(call.result)} />
        </div>
      )}
    </li>
  );
}

function Json({ text }: { text: string }) {
  return (
    <pre className="whitespace-pre-wrap px-3 py-2 font-mono text-[12.5px] leading-[1.5] [overflow-wrap:anywhere]">
      <code>{text}</code>
    </pre>
  );
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? '';
}
