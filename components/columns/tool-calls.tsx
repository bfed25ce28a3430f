'use client';

import type { Tool } from '#lib/prompt/setup.ts';
import type { ToolCall } from '#lib/run/reply.ts';
import { textOfResult } from '#lib/run/rounds.ts';
import { CallVerdict } from './call-verdict.tsx';

interface ToolCallsProps {
  calls: readonly ToolCall[];
  tools: readonly Tool[];
  /** There are several rounds: each says which it is. */
  numbered: boolean;
}

/** The tools the model asked for, with the arguments it gave and what it was answered. */
export function ToolCalls({ calls, tools, numbered }: ToolCallsProps) {
  return (
    <ul aria-label="Tool calls" className="my-3 flex flex-col gap-2.5">
      {calls.map((call, index) => (
        <ToolCallItem
          key={index}
          call={call}
          tool={tools.find(({ name }) => name === call.name)}
          round={numbered ? call.round : null}
        />
      ))}
    </ul>
  );
}

interface ToolCallItemProps {
  call: ToolCall;
  tool: Tool | undefined;
  round: number | null;
}

function ToolCallItem({ call, tool, round }: ToolCallItemProps) {
  return (
    <li className="overflow-hidden rounded-block border border-hairline bg-fill/60">
      <div className="flex items-center gap-2 border-hairline border-b px-3 py-1.5 text-[12.5px]">
        <code className="min-w-0 truncate font-medium font-mono">{call.name}</code>
        {round !== null && <span className="ml-auto shrink-0 text-mute">Round {round}</span>}
      </div>
      <CallVerdict call={call} tool={tool} />
      <Json text={call.parsed === undefined ? call.text : (JSON.stringify(call.parsed, null, 2) ?? '')} />
      {call.result !== undefined && (
        <div className="border-hairline border-t">
          <p className="px-3 pt-1.5 text-label text-mute">Result</p>
          <Json text={textOfResult(call)} />
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
