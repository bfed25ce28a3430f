'use client';

import { X } from 'lucide-react';
import { EndpointDetails } from '#components/endpoints/endpoint-details.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { shortName } from '#lib/catalog/model-id.ts';

interface EndpointPaneProps {
  model: Model;
  onClose: () => void;
}

/** Who serves a model of the list, below the list. */
export function EndpointPane({ model, onClose }: EndpointPaneProps) {
  const name = shortName(model.name);
  return (
    <section
      aria-label={`Endpoints of ${name}`}
      className="max-h-[40%] shrink-0 overflow-y-auto border-hairline border-t px-4 py-2"
    >
      <div className="flex items-center justify-between gap-3">
        <h3 className="min-w-0 truncate font-medium text-[13px]">{name}</h3>
        <IconButton label="Close endpoints" icon={X} iconSize={14} onClick={onClose} className="-mr-1.5" />
      </div>
      <EndpointDetails model={model.id} name={name} />
    </section>
  );
}
