'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { lazily } from '#components/ui/lazily.tsx';
import type { RoutingFieldsProps } from './routing-fields.tsx';

const RoutingFields = lazily(() => import('./routing-fields.tsx').then((module) => module.RoutingFields));

/** Closed until it is wanted: nothing is loaded or asked for before. */
export function RoutingSection(props: RoutingFieldsProps) {
  const [open, setOpen] = useState(false);
  const set = Object.keys(props.value).length;
  return (
    <div className="mt-2 border-hairline border-t pt-1.5">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex h-8 w-full items-center gap-1.5 rounded-control text-left font-medium"
      >
        <ChevronRight
          size={14}
          strokeWidth={1.75}
          aria-hidden="true"
          className={open ? 'rotate-90 text-mute' : 'text-mute'}
        />
        OpenRouter routing
        {set > 0 && <span className="font-normal text-[12px] text-mute">{set} set</span>}
      </button>
      {open && <RoutingFields {...props} />}
    </div>
  );
}
