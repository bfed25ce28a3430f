'use client';

import { useState } from 'react';
import type { Tray } from '#components/attachments/tray.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { type Draft, toSetup } from '#lib/prompt/draft.ts';
import type { Conversation } from '#lib/run/conversation.ts';
import { callSetup, hasAttachments } from '#lib/snippets/call-setup.ts';
import { useApiCall } from '#lib/snippets/use-api-call.ts';
import { CodeTabs } from './code-tabs.tsx';

interface CodeDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The column whose request it is; null: none. */
  column: string | null;
  draft: Draft;
  conversation: Conversation;
  tray: Tray;
}

/** A column's request as a program would make it, in several languages. */
export function CodeDialog({ open, onOpenChange, ...asked }: CodeDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Code" className="sm:w-[680px]">
      <Code {...asked} />
    </Dialog>
  );
}

type Asked = Pick<CodeDialogProps, 'column' | 'draft' | 'conversation' | 'tray'>;

/** Of the moment it is opened: code must not change while it is read. */
function Code(asked: Asked) {
  const [setup] = useState(() => setupOf(asked));
  const { call, problem } = useApiCall(setup);
  if (!setup) return null;
  if (!call) {
    return (
      <p role="status" className="min-h-40 text-note text-soft">
        {problem ?? 'Writing the code'}
      </p>
    );
  }
  return (
    <>
      <p className="text-note text-soft">
        {call.refused ? 'What this column asks for.' : 'What this column sends when it runs now.'} The key is
        read from{' '}
        {call.key ? <code className="font-mono text-[12px]">{call.key}</code> : 'nowhere: none is needed'}.
        {hasAttachments(setup) && ' Attachments are named in place of their bytes: put your own in.'}
      </p>
      {call.refused && <p className="mt-1 text-note text-warn">It is not sent. {call.refused}</p>}
      {call.provider === 'demo' && (
        <p className="mt-1 text-note text-warn">
          Demo models are simulated and have no API of their own. This code asks the simulator: start it with{' '}
          <code className="font-mono text-[12px]">npm run simulator</code>, or choose a real model.
        </p>
      )}
      <CodeTabs call={call} />
    </>
  );
}

function setupOf({ column: id, draft, conversation, tray }: Asked) {
  const column = draft.columns.find((each) => each.id === id);
  if (!column) return null;
  const prompt = draft.prompt.trim() === '' ? 'Your prompt' : draft.prompt;
  const { columns, ...shared } = toSetup({ ...draft, prompt }, tray.get().attachments);
  const own = columns.find((each) => each.id === id) ?? column;
  return callSetup(shared, own, conversation.get().turns);
}
