'use client';
import {
  type CommandKey,
  capsOf,
  needsCommand,
  type Page,
  shortcuts,
  shortcutsOf,
} from '#components/command/shortcuts.ts';
import { setSingleKeys, useSingleKeys } from '#components/command/single-keys.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { Switch } from '#components/ui/switch.tsx';

interface HelpDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  command: CommandKey;
  /** Whose keys. */
  page?: Page;
}

export function HelpDialog({ open, onOpenChange, command, page = 'playground' }: HelpDialogProps) {
  const singleKeys = useSingleKeys();
  const working = shortcutsOf(page).filter((id) => singleKeys || needsCommand(id));
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" className="sm:w-[420px]">
      <dl>
        {working.map((id) => (
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
      <Switch
        on={singleKeys}
        onChange={setSingleKeys}
        description="Off, only Esc and keys with Ctrl or Cmd do something."
        className="mt-2 w-full flex-row-reverse justify-between border-hairline border-t px-0! pt-2"
      >
        Single-key shortcuts
      </Switch>
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
