'use client';

import { SlidersHorizontal } from 'lucide-react';
import { SettingsPanel } from '#components/settings/lazy-settings-panel.ts';
import { Popover } from '#components/ui/popover.tsx';
import type { Model } from '#lib/catalog/model.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { ColumnActions, SharedSettings } from './column-actions.ts';

interface ColumnSettingsProps {
  column: Column;
  model: Model | undefined;
  shared: SharedSettings;
  actions: ColumnActions;
}

/** What differs in this column from the shared set-up. */
export function ColumnSettings({ column, model, shared, actions }: ColumnSettingsProps) {
  const { system, parameters, routing } = column;
  return (
    <Popover label="Settings" icon={SlidersHorizontal} className="w-[340px] p-3">
      <SettingsPanel
        model={model}
        shared={shared}
        value={{ system, parameters, routing }}
        variant={{ id: column.model, onChange: (id) => actions.change(column.id, { model: id }) }}
        onChange={(change) => actions.change(column.id, change)}
      />
    </Popover>
  );
}
