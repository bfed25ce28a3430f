'use client';

import { Check, X } from 'lucide-react';
import type { Reply } from '#lib/run/reply.ts';
import { roundsOf } from '#lib/run/rounds.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { useVerdict } from '#lib/schema/use-verdict.ts';
import type { Verdict } from '#lib/schema/verdict.ts';

/** Whether a whole answer is JSON of the schema that was asked for. */
export function SchemaVerdict({ store, reply }: { store: RunStore; reply: Reply }) {
  const schema = useRun(store, (run) => run.setup.schema ?? null);
  const { open, rest } = roundsOf(reply);
  const isAnswer = reply.state === 'done' && open === null && rest !== '';
  const verdict = useVerdict(isAnswer ? schema : null, rest);
  if (!verdict) return null;
  const Icon = verdict.type === 'valid' ? Check : X;
  return (
    <p
      className={`mt-3 flex items-start gap-1.5 text-note ${verdict.type === 'valid' ? 'text-ok' : 'text-bad'}`}
    >
      <Icon size={14} strokeWidth={2} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{wordsOf(verdict)}</span>
    </p>
  );
}

function wordsOf(verdict: Verdict): string {
  switch (verdict.type) {
    case 'valid':
      return 'Valid against the schema';
    case 'not-json':
      return `Not JSON: ${verdict.complaint}`;
    case 'not-valid':
    case 'bad-schema':
      return `Not valid: ${verdict.complaint}`;
  }
}
