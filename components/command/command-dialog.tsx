'use client';
import { useRef } from 'react';
import { browserStorage } from '#components/ui/browser-storage.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { type Command, idOf } from './command.ts';
import { CommandPanel } from './command-panel.tsx';
import { useOffers } from './offers.ts';
import { keepRecent } from './recent.ts';
import { singleKeysCommand, useSingleKeys } from './single-keys.ts';

export interface CommandDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What the page itself can do; its menus offer the rest. */
  commands: readonly Command[];
  /** The catalog, for the names. */
  models: ReadonlyMap<string, Model>;
}

/** Everything on the page that has a name, found by a few letters of it. */
export function CommandDialog({ open, onOpenChange, commands, models }: CommandDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  const chosen = useRef<Command | null>(null);
  const singleKeys = useSingleKeys();
  const offered = useOffers().flatMap(({ group, items }) => items.map((item) => ({ ...item, group })));

  /** Once the focus is back where it was: what is done now may move it, or open something over the page. */
  function act(): void {
    const command = chosen.current;
    chosen.current = null;
    if (command) requestAnimationFrame(command.onSelect);
  }

  function choose(command: Command): void {
    if (command.group !== 'History') keepRecent(idOf(command), browserStorage());
    chosen.current = command;
    onOpenChange(false);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      onClosed={act}
      title="Commands"
      bare
      initialFocus={field}
      className="top-[max(12px,12dvh)]! flex translate-y-0! flex-col overflow-hidden! sm:w-[580px]"
    >
      <CommandPanel
        field={field}
        commands={[...commands, singleKeysCommand(singleKeys), ...offered]}
        models={models}
        onChoose={choose}
        onClose={() => onOpenChange(false)}
      />
    </Dialog>
  );
}
