'use client';
import { useEffect, useRef } from 'react';
import type { Lanes } from '#components/columns/lanes.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { CatalogAnswer } from '#lib/catalog/model.ts';
import { PickerPanel } from './picker-panel.tsx';
import { warmUp } from './search-in.ts';

interface PickerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The catalog, as soon as it is there. */
  models: CatalogAnswer | undefined;
  error: unknown;
  loading: boolean;
  /** Ids of the line-up; a model that stands twice in it is one choice here. */
  chosen: readonly string[];
  /** By model: the lane of its column. */
  lanes: Lanes;
  onUse: (ids: string[]) => void;
  onConnect: (provider: string) => void;
}

/** Chooses the models of the line-up. A phone shows it full screen. */
export function Picker(props: PickerProps) {
  const { open, onOpenChange, models, error, loading, chosen, lanes, onUse, onConnect } = props;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => (models === undefined ? undefined : warmUp(models.models)), [models]);
  const canSearch = open && models !== undefined;
  useEffect(() => {
    // Opened before the catalog had come, the dialog had no field to begin with.
    if (canSearch) field.current?.focus();
  }, [canSearch]);
  const close = () => onOpenChange(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Choose models"
      bare
      initialFocus={field}
      className="flex h-dvh flex-col overflow-hidden! max-sm:max-h-none! max-sm:max-w-none! max-sm:rounded-none! max-sm:border-0 sm:h-[588px] sm:w-[780px]"
    >
      {models ? (
        <PickerPanel
          catalog={models}
          chosen={chosen}
          lanes={lanes}
          field={field}
          onUse={onUse}
          onConnect={onConnect}
          onClose={close}
        />
      ) : (
        <Absent loading={loading && !error} onClose={close} />
      )}
    </Dialog>
  );
}

function Absent({ loading, onClose }: { loading: boolean; onClose: () => void }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-4 p-8 text-center">
      <p role="status" className="text-note text-soft">
        {loading
          ? 'Loading the list of models'
          : 'The list of models could not be loaded. Reload the page to try again.'}
      </p>
      <Button onClick={onClose}>Close</Button>
    </div>
  );
}
