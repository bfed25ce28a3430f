'use client';

import { Ellipsis } from 'lucide-react';
import { PopupFrame } from '#components/ui/frames.tsx';
import { lazily } from '#components/ui/lazily.tsx';
import { MissedDialog } from '#components/ui/missed.tsx';
import { OverlayTrigger } from '#components/ui/overlay-trigger.tsx';
import { useOverlay } from '#components/ui/use-overlay.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import type { ColumnActions } from './column-actions.ts';
import type { LaneLook } from './lane-look.ts';
import { useOfferedColumn } from './offered-columns.ts';

const ColumnMenuPopup = lazily(
  () => import('./column-menu-popup.tsx').then((module) => module.ColumnMenuPopup),
  { loading: (props) => <PopupFrame {...props} align="end" side="bottom" />, missed: MissedDialog },
);

export const loadColumnMenu = ColumnMenuPopup.load;

export interface ColumnMenuProps {
  column: Column;
  name: string;
  look: LaneLook;
  store: RunStore;
  shown: RunStore;
  hasTurns: boolean;
  actions: ColumnActions;
}

/** A column's menu; what it offers is loaded apart: the button alone is in the first load. */
export function ColumnMenu(props: ColumnMenuProps) {
  const { open, setOpen, used, anchor, toggle } = useOverlay();
  useOfferedColumn(props);
  return (
    <>
      <OverlayTrigger
        label="More"
        icon={Ellipsis}
        ref={anchor}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={toggle}
      />
      {used && <ColumnMenuPopup {...props} anchor={anchor} open={open} onOpenChange={setOpen} />}
    </>
  );
}
