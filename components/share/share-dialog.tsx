'use client';
import { useState } from 'react';
import { ProblemLine } from '#components/connect/problem-line.tsx';
import { copyText } from '#components/ui/copy-text.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { type Problem, problemFrom } from '#lib/share/ask.ts';
import { type ResultLink, useShares } from '#lib/share/use-shares.ts';
import { LinkRow } from './link-row.tsx';
import { ShareForm } from './share-form.tsx';
import { whoCanOpen } from './share-words.ts';

interface ShareDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  run: string;
  title: string | null;
}

const addressOf = (link: Pick<ResultLink, 'url'>) => new URL(link.url, window.location.href).href;

/** Makes links to a snapshot of a run, and lists and revokes those that are there. */
export function ShareDialog({ open, onOpenChange, run, title }: ShareDialogProps) {
  const { links, problem, make, revoke } = useShares(run, open);
  const [shown, setShown] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState<Problem | null>(null);

  const attempt = async (work: () => Promise<string>) => {
    setSaid('');
    setTrouble(null);
    try {
      setSaid(await work());
    } catch (error) {
      setTrouble(problemFrom(error));
    }
  };
  const copy = async (link: Pick<ResultLink, 'url'>) =>
    (await copyText(addressOf(link)))
      ? 'The link is copied.'
      : 'Could not copy. Select the link and copy it by hand.';
  const makeLink = (wanted: Parameters<typeof make>[0]) =>
    attempt(async () => {
      const link = await make(wanted);
      setShown(link.id);
      return copy(link);
    });
  const revokeLink = (link: ResultLink) =>
    attempt(async () => {
      await revoke(link.id);
      return 'The link is revoked. Whoever opens it is told so.';
    });
  const close = (next: boolean) => {
    if (!next) {
      setSaid('');
      setTrouble(null);
      setShown(null);
    }
    onOpenChange(next);
  };

  return (
    <Dialog open={open} onOpenChange={close} title="Result link">
      <p className="text-soft">A snapshot of the run as it is now: its replies, figures and timing.</p>
      <p className="mt-1 text-note text-soft">{open && whoCanOpen(addressOf(links?.[0] ?? { url: '/' }))}</p>
      <ShareForm title={title} onMake={makeLink} />
      <p role="status" className="mt-2 text-note text-soft empty:mt-0">
        {said}
      </p>
      <ProblemLine problem={trouble ?? problem} />
      {links && links.length > 0 && (
        <ul aria-label="Result links" className="mt-3 border-hairline border-t">
          {links.map((link) => (
            <LinkRow
              key={link.id}
              link={link}
              address={addressOf(link)}
              open={shown === link.id}
              onToggle={() => setShown(shown === link.id ? null : link.id)}
              onCopy={() => attempt(() => copy(link))}
              onRevoke={() => revokeLink(link)}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}
