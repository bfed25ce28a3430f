'use client';
import { KeyRound } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { useConnections } from '#lib/connect/use-connections.ts';
import { lockedDoors } from './doors.ts';

interface LockedDoorsProps {
  /** Those in the list. */
  models: readonly Model[];
  /** One that another line offers to connect already. */
  except: string | null;
  onConnect: (provider: string) => void;
}

/** A line for each provider none of whose models can run because it has no key; some are not even listed without. */
export function LockedDoors({ models, except, onConnect }: LockedDoorsProps) {
  const { providers = [] } = useConnections(true);
  const locked = lockedDoors(providers, models).filter(({ id }) => id !== except);
  if (locked.length === 0) return null;
  return (
    <ul
      aria-label="Providers that need a key"
      className="flex shrink-0 flex-wrap items-center gap-x-6 gap-y-1.5 border-hairline border-t px-4 py-2 text-note text-soft"
    >
      {locked.map(({ id, name }) => (
        <li key={id} className="flex items-center gap-2">
          <KeyRound size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-mute" />
          <span>
            {name}
            <span className="max-sm:sr-only">: needs a key</span>
          </span>
          <Button onClick={() => onConnect(id)}>
            Connect<span className="sr-only"> {name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
