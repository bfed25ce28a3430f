'use client';
import { Trash2 } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Standing } from '#lib/prompt/line-up.ts';
import { longestName, mostPresets } from './presets.ts';
import { presetStore, usePresets } from './use-presets.ts';

interface LineUpsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The line-up that stands. */
  line: readonly Standing[];
  /** The name it gets when none is given. */
  proposal: string;
  onLoad: (line: readonly Standing[]) => void;
}

/** Keeps the line-up that stands under a name, and loads or deletes those kept before. */
export function LineUpsDialog({ open, onOpenChange, line, proposal, onLoad }: LineUpsDialogProps) {
  const presets = usePresets();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Line-ups">
      <KeepForm line={line} proposal={proposal} names={presets.map(({ name }) => name)} />
      {presets.length === 0 ? (
        <p className="mt-4 text-mute text-note">
          None is kept yet. They stay in this browser, without the prompt.
        </p>
      ) : (
        <ul aria-label="Kept line-ups" className="mt-4">
          {presets.map(({ name, columns }) => (
            <li
              key={name}
              className="flex min-h-10 items-center gap-2 border-hairline border-t text-[13px] first:border-t-0"
            >
              <span className="min-w-0 flex-1 truncate" title={name}>
                {name}
              </span>
              <span className="shrink-0 text-[12px] text-mute tabular-nums">
                {columns.length === 1 ? '1 column' : `${columns.length} columns`}
              </span>
              <Button
                aria-label={`Load ${name}`}
                onClick={() => {
                  onLoad(columns);
                  onOpenChange(false);
                }}
              >
                Load
              </Button>
              <IconButton
                label={`Delete ${name}`}
                icon={Trash2}
                iconSize={15}
                onClick={() => presetStore().remove(name)}
              />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface KeepFormProps {
  line: readonly Standing[];
  proposal: string;
  names: readonly string[];
}

function KeepForm({ line, proposal, names }: KeepFormProps) {
  const id = useId();
  const [written, setWritten] = useState('');
  const name = (written.trim() || proposal).slice(0, longestName);
  const replaces = names.includes(name);
  const isFull = names.length >= mostPresets && !replaces;
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (presetStore().keep({ name, columns: line })) setWritten('');
  };
  return (
    <form onSubmit={keep}>
      <label htmlFor={id} className="text-[13px] font-medium">
        Name of this line-up
      </label>
      <div className="mt-1 flex gap-2">
        <input
          id={id}
          value={written}
          maxLength={longestName}
          placeholder={proposal}
          onChange={(event) => setWritten(event.currentTarget.value)}
          className="h-[34px] min-w-0 flex-1 rounded-control border border-control bg-page px-2.5 text-[13px] placeholder:text-mute pointer-coarse:text-[16px]"
        />
        <Button type="submit" variant="primary" size="large" disabled={isFull || line.length === 0}>
          {replaces ? 'Replace' : 'Keep'}
        </Button>
      </div>
      {isFull && (
        <p role="status" className="mt-1.5 text-note text-warn">
          There are {mostPresets} line-ups, the most there can be. Delete one to keep this one.
        </p>
      )}
    </form>
  );
}
