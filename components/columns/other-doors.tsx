'use client';

import { writeProvider } from '#components/picker/words.ts';
import { Button } from '#components/ui/button.tsx';
import type { Endpoint } from '#lib/catalog/endpoint.ts';
import type { Model } from '#lib/catalog/model.ts';
import { shortName } from '#lib/catalog/model-id.ts';
import { sameModelElsewhere } from '#lib/catalog/same-model.ts';
import { useEndpoints } from '#lib/catalog/use-endpoints.ts';
import type { ColumnChange } from '#lib/prompt/draft.ts';
import type { Trouble } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import type { ColumnActions } from './column-actions.ts';

interface OtherDoorsProps {
  trouble: Trouble;
  store: RunStore;
  column: string;
  models: ReadonlyMap<string, Model>;
  actions: ColumnActions;
}

/** Ways to the same model when one has no room: another endpoint, another provider. Taken only when pressed. */
export function OtherDoors({ trouble, store, column, models, actions }: OtherDoorsProps) {
  const asked = useRun(store, (run) => run.setup.columns.find(({ id }) => id === column));
  const isBusy = trouble.kind === 'endpoint-busy';
  const { endpoints } = useEndpoints(isBusy && asked ? asked.model : null);
  if (!asked || !(isBusy || trouble.kind === 'account-limit')) return null;
  const other = otherEndpoint(endpoints ?? [], trouble.message);
  const take = (change: ColumnChange) => {
    actions.change(column, change);
    actions.run(column, change);
  };
  return (
    <>
      {other && (
        <Button title={other.name} onClick={() => take({ routing: { ...asked.routing, only: [other.tag] } })}>
          Try another endpoint
        </Button>
      )}
      {sameModelElsewhere(models.values(), asked.model).map(({ id, name, provider }) => (
        <Button key={id} title={id} onClick={() => take({ model: id })}>
          Try {shortName(name)} through {writeProvider(provider)}
        </Button>
      ))}
    </>
  );
}

/** The first one in order that is not named in the trouble; none where there is no choice. */
function otherEndpoint(
  endpoints: readonly Endpoint[],
  message: string,
): (Endpoint & { tag: string }) | undefined {
  if (endpoints.length < 2) return undefined;
  return endpoints
    .filter((endpoint) => (endpoint.status ?? 0) >= 0 && !message.startsWith(`${endpoint.provider} `))
    .find((endpoint): endpoint is Endpoint & { tag: string } => endpoint.tag !== null);
}
