'use client';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { type Problem, useConnections } from '#lib/connect/use-connections.ts';
import type { Draft } from '#lib/prompt/draft.ts';
import { ConnectionRow } from './connection-row.tsx';
import { keepDraft } from './kept-draft.ts';
import { KeyForm } from './key-form.tsx';
import { ProblemLine } from './problem-line.tsx';

interface ConnectDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Must be there again when the visitor comes back from OpenRouter. */
  draft: Draft;
  /** The one a key is wanted for, where that is known. */
  provider?: string | undefined;
}

export function ConnectDialog({ open, onOpenChange, draft, provider }: ConnectDialogProps) {
  const { providers, problem, connect, disconnect } = useConnections(open);
  const connected = providers?.filter((provider) => provider.connected !== 'none') ?? [];
  const ownsOpenRouter = connected.some(({ id, connected: by }) => id === 'openrouter' && by === 'own');
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState<Problem | null>(null);

  const tell = (sentence: string, failure: Problem | null) => {
    setSaid(failure ? '' : sentence);
    setTrouble(failure);
  };
  const forget = async (id: string, name: string) =>
    tell(`The key for ${name} is forgotten.`, await disconnect(id));
  const close = (next: boolean) => {
    if (!next) tell('', null);
    onOpenChange(next);
  };

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={connected.length > 0 ? 'Connected providers' : 'Connect OpenRouter'}
    >
      {connected.length > 0 && (
        <ul aria-label="Connected providers" className="mb-4 divide-y divide-hairline">
          {connected.map((provider) => (
            <ConnectionRow
              key={provider.id}
              connection={provider}
              onDisconnect={() => forget(provider.id, provider.name)}
            />
          ))}
        </ul>
      )}
      {!ownsOpenRouter && <OpenRouterWay draft={draft} />}
      {providers && (
        <KeyForm
          providers={providers}
          wanted={provider}
          heading={ownsOpenRouter ? 'Paste another key' : 'or paste a key'}
          onKey={connect}
          onBegin={() => tell('', null)}
          onDone={(name) => tell(`${name} is connected.`, null)}
        />
      )}
      <p role="status" className="mt-3 text-note text-soft empty:mt-0">
        {said}
      </p>
      <ProblemLine problem={trouble ?? problem} />
      <p className="mt-4 text-note text-mute">
        A key is sealed into a cookie of this browser that no script can read, and is sent to its own provider
        only.
      </p>
    </Dialog>
  );
}

/** A link in all but looks: the browser leaves for OpenRouter's own page. */
function OpenRouterWay({ draft }: { draft: Draft }) {
  const leave = () => {
    keepDraft(draft, window.sessionStorage);
    window.location.assign('/api/connect/openrouter');
  };
  return (
    <>
      <p className="text-soft">One OpenRouter account opens every model in its list, free ones included.</p>
      <Button variant="primary" size="large" onClick={leave} className="mt-4 w-full">
        Connect OpenRouter
      </Button>
    </>
  );
}
