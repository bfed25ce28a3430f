'use client';
import { Dialog } from '#components/ui/dialog.tsx';
import type { Draft } from '#lib/prompt/draft.ts';
import { SettingsPanel } from './settings-panel.tsx';

type Shared = Pick<Draft, 'system' | 'parameters' | 'routing'>;

interface SettingsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  value: Shared;
  onChange: (value: Shared) => void;
}

/** The shared settings where there is no room for a panel beside the composer. */
export function SettingsDialog({ open, onOpenChange, value, onChange }: SettingsDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="System and parameters">
      <SettingsPanel
        model={undefined}
        shared={null}
        value={value}
        onChange={({ system = '', parameters = {}, routing = {} }) =>
          onChange({ system, parameters, routing })
        }
      />
    </Dialog>
  );
}
