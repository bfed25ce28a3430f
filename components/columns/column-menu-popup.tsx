'use client';

import { type RefObject, useState } from 'react';
import { useSingleKeys } from '#components/command/single-keys.ts';
import { lazily } from '#components/ui/lazily.tsx';
import { MenuPopup } from '#components/ui/menu-popup.tsx';
import { MissedDialog } from '#components/ui/missed.tsx';
import { stateIn } from '#lib/run/running.ts';
import { useRun } from '#lib/run/use-run.ts';
import { columnItems } from './column-items.ts';
import type { ColumnMenuProps } from './column-menu.tsx';
import { useFreedom } from './freedom.ts';

const EndpointsDialog = lazily(
  () => import('#components/endpoints/endpoints-dialog.tsx').then((module) => module.EndpointsDialog),
  { missed: MissedDialog },
);

interface ColumnMenuPopupProps extends ColumnMenuProps {
  anchor: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What a column's menu offers. Brings the menu along: import it with `lazily`. */
export function ColumnMenuPopup(props: ColumnMenuPopupProps) {
  const { column, name, store, actions } = props;
  const [endpoints, setEndpoints] = useState<'unused' | 'open' | 'closed'>('unused');
  const freedom = useFreedom();
  const singleKeys = useSingleKeys();
  const state = useRun(store, (run) => stateIn(run, column.id));
  return (
    <>
      <MenuPopup
        anchor={props.anchor}
        label="More"
        align="end"
        side="bottom"
        open={props.open}
        onOpenChange={props.onOpenChange}
        items={columnItems(props, { state, freedom, singleKeys, onEndpoints: () => setEndpoints('open') })}
      />
      {endpoints !== 'unused' && (
        <EndpointsDialog
          open={endpoints === 'open'}
          onOpenChange={(open) => setEndpoints(open ? 'open' : 'closed')}
          column={column}
          name={name}
          onRouting={
            column.model.startsWith('openrouter:')
              ? (routing) => actions.change(column.id, { routing })
              : undefined
          }
        />
      )}
    </>
  );
}
