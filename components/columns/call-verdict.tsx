'use client';

import { Check, X } from 'lucide-react';
import type { Tool } from '#lib/prompt/setup.ts';
import type { ToolCall } from '#lib/run/reply.ts';
import { useVerdict } from '#lib/schema/use-verdict.ts';

/** Whether the arguments fit the tool's schema; if not, what is wrong with them first. */
export function CallVerdict({ call, tool }: { call: ToolCall; tool: Tool | undefined }) {
  const verdict = useVerdict(call.valid || !tool ? null : tool.parameters, call.text);
  const Icon = call.valid ? Check : X;
  const why = tool ? verdict && 'complaint' in verdict && verdict.complaint : 'There is no such tool';
  return (
    <p className={`flex items-start gap-1.5 px-3 pt-1.5 text-note ${call.valid ? 'text-ok' : 'text-bad'}`}>
      <Icon size={14} strokeWidth={2} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {call.valid ? 'Valid against the schema' : `Not valid${why ? `: ${why}` : ''}`}
      </span>
    </p>
  );
}
