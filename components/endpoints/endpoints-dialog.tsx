'use client';

import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { Endpoint } from '#lib/catalog/endpoint.ts';
import { withoutSuffix } from '#lib/catalog/model-id.ts';
import { withRouting } from '#lib/prompt/routing.ts';
import type { Column, Routing } from '#lib/prompt/setup.ts';
import { EndpointDetails } from './endpoint-details.tsx';

interface EndpointsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  column: Column;
  name: string;
  /** Undefined: this provider's endpoints can't be chosen among. */
  onRouting: ((routing: Routing) => void) | undefined;
}

/** Who serves a column's model, and the way to have one of them only. */
export function EndpointsDialog({ open, onOpenChange, column, name, onRouting }: EndpointsDialogProps) {
  const { only = [], ...rest } = column.routing ?? {};
  const action = ({ tag, provider }: Endpoint) => {
    if (tag === null || !onRouting) return null;
    const chosen = only.length === 1 && only[0] === tag;
    return (
      <Button
        aria-label={chosen ? `Any endpoint instead of ${provider} only` : `Only this endpoint: ${provider}`}
        aria-pressed={chosen}
        className="aria-pressed:bg-fill aria-pressed:font-medium"
        onClick={() => onRouting(chosen ? rest : withRouting(rest, 'only', [tag]))}
      >
        {chosen ? 'Any endpoint' : 'Only this endpoint'}
      </Button>
    );
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Endpoints of ${name}`} className="sm:w-[680px]">
      <EndpointDetails model={withoutSuffix(column.model)} name={name} action={onRouting && action} />
    </Dialog>
  );
}
