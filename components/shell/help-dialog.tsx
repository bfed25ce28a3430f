'use client';
import { type CommandKey, capsOf, type Page, shortcuts, shortcutsOf } from '#components/command/shortcuts.ts';
import { Dialog } from '#components/ui/dialog.tsx';

interface HelpDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  command: CommandKey;
  /** Whose keys. */
  page?: Page;
}

export function HelpDialog({ open, onOpenChange, command, page = 'playground' }: HelpDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" className="sm:w-[420px]">
      <dl>
        {shortcutsOf(page).map((id) => (
          <div
            key={id}
            className="flex h-9 items-center justify-between gap-4 border-hairline border-t first:border-t-0"
          >
            <dt className="text-soft">{shortcuts[id].words}</dt>
            <dd className="flex shrink-0 gap-1">
              {capsOf(id, command).map((cap) => (
                <kbd
                  key={cap}
                  className="min-w-6 rounded-[5px] border border-control px-1.5 text-center font-mono text-[12px] leading-[22px] text-soft"
                >
                  {cap}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 border-hairline border-t pt-3 text-note text-soft">
        <a
          href="/docs"
          className="rounded-code underline decoration-control underline-offset-2 hover:text-ink"
        >
          What the figures mean, and what is kept where
        </a>
      </p>
    </Dialog>
  );
}
