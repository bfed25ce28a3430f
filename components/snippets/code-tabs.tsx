'use client';

import { Tabs } from '@base-ui/react/tabs';
import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { CodeBlock } from '#components/markdown/code-block.tsx';
import { Button } from '#components/ui/button.tsx';
import { copyText } from '#components/ui/copy-text.ts';
import { loadHighlighter } from '#lib/markdown/highlight.ts';
import type { ApiCall } from '#lib/snippets/api-call.ts';
import type { Language } from '#lib/snippets/language.ts';
import { languages } from '#lib/snippets/languages.ts';

/** The call in every language, a tab each. */
export function CodeTabs({ call }: { call: ApiCall }) {
  useEffect(loadHighlighter, []);
  return (
    <Tabs.Root defaultValue={languages[0]?.id} className="mt-3">
      <Tabs.List aria-label="Language" className="no-scrollbar flex gap-1 overflow-x-auto">
        {languages.map(({ id, label }) => (
          <Tabs.Tab
            key={id}
            value={id}
            className="h-7 shrink-0 rounded-control px-2 text-[13px] text-soft hover:text-ink data-[active]:bg-fill data-[active]:font-medium data-[active]:text-ink"
          >
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {languages.map((language) => (
        <Tabs.Panel key={language.id} value={language.id} className="mt-2">
          <CodeIn language={language} call={call} />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}

function CodeIn({ language, call }: { language: Language; call: ApiCall }) {
  const install = language.install(call);
  const text = language.write(call);
  const whole = { type: 'code', key: '0', raw: text, closed: true, chunks: [{ key: '0', text }] } as const;
  return (
    <>
      {/* The block's own button would lie on the first line, which is full here. */}
      <div className="markdown text-body [&_[data-part=code-tools]]:!hidden [&_pre]:max-h-[min(50dvh,560px)] [&_pre]:overflow-auto">
        <CodeBlock block={{ ...whole, language: language.grammar }} caret={false} atOnce />
      </div>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
        <CopyCode text={text} />
        {install && <p className="min-w-0 break-words font-mono text-[12px] text-soft">{install}</p>}
      </div>
    </>
  );
}

const outcomes = {
  none: { icon: Copy, label: 'Copy code' },
  copied: { icon: Check, label: 'Copied' },
  failed: { icon: X, label: 'Could not copy: select the code and copy it by hand' },
} as const;

function CopyCode({ text }: { text: string }) {
  const [outcome, setOutcome] = useState<keyof typeof outcomes>('none');
  const { icon: Icon, label } = outcomes[outcome];
  const copy = async () => setOutcome((await copyText(text)) ? 'copied' : 'failed');
  return (
    <>
      <Button onClick={() => void copy()}>
        <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
        {label}
      </Button>
      <span role="status" className="sr-only">
        {outcome === 'none' ? '' : label}
      </span>
    </>
  );
}
