'use client';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Dialog } from '#components/ui/dialog.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';

interface ConnectDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const command = 'OPENROUTER_API_KEY=sk-or-… npm start';

export function ConnectDialog({ open, onOpenChange }: ConnectDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Connect OpenRouter">
      <p className="text-soft">One OpenRouter key opens every model in its list, free ones included.</p>
      <ol className="mt-4 list-decimal space-y-3 pl-5 marker:text-mute">
        <li>
          Make a key at{' '}
          <a
            href="https://openrouter.ai/keys"
            target="_blank"
            rel="noreferrer"
            className="underline decoration-control underline-offset-2"
          >
            openrouter.ai/keys
          </a>
          .
        </li>
        <li>
          Start Abreast with it:
          <CopyableLine text={command} />
        </li>
      </ol>
      <p className="mt-4 text-note text-mute">
        The key stays with the server you started. It is sent to openrouter.ai only.
      </p>
    </Dialog>
  );
}

function CopyableLine({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <div className="mt-2 flex items-center gap-2 rounded-block border border-hairline bg-fill py-1 pr-1 pl-3">
      <code className="min-w-0 flex-1 overflow-x-auto whitespace-nowrap font-mono text-[12.5px]">{text}</code>
      <IconButton label={copied ? 'Copied' : 'Copy'} icon={copied ? Check : Copy} onClick={copy} />
    </div>
  );
}
