'use client';

import { useId } from 'react';
import { writeEndpoint } from '#components/endpoints/endpoint-words.ts';
import type { Endpoint } from '#lib/catalog/endpoint.ts';
import { dynamicSuffixes, splitModelId, suffixOf, withoutSuffix } from '#lib/catalog/model-id.ts';
import { useCatalog } from '#lib/catalog/use-catalog.ts';
import { useEndpoints } from '#lib/catalog/use-endpoints.ts';
import { routingFields, withRouting } from '#lib/prompt/routing.ts';
import type { Routing } from '#lib/prompt/setup.ts';
import type { Suggestion } from './chips-field.tsx';
import { RoutingRow, Select } from './routing-row.tsx';

export interface RoutingFieldsProps {
  /** Whose endpoints there are to choose from; null where the settings are for no single model. */
  model: string | null;
  /** What counts where `value` says nothing; null when `value` itself is what is shared. */
  shared: Routing | null;
  value: Routing;
  onChange: (routing: Routing) => void;
  /** Changes the variant of the model. */
  onModel?: ((id: string) => void) | undefined;
}

const allQuantizations = [
  'int4',
  'int8',
  'fp4',
  'mxfp4',
  'nvfp4',
  'fp6',
  'fp8',
  'mxfp8',
  'fp16',
  'bf16',
  'fp32',
  'unknown',
];

/** How OpenRouter chooses who answers: every row of the table of routing. */
export function RoutingFields({ model, shared, value, onChange, onModel }: RoutingFieldsProps) {
  const { endpoints } = useEndpoints(model && withoutSuffix(model));
  const choices = {
    endpoints: endpoints && endpoints.length > 0 ? tagsOf(endpoints) : undefined,
    quantizations: allQuantizations.map((name) => ({ value: name, label: name })),
    models: useModelNames(model),
  };
  return (
    <>
      {model !== null && onModel && <VariantRow model={model} onModel={onModel} />}
      {routingFields.map((field) => (
        <RoutingRow
          key={field.key}
          field={field}
          value={value}
          shared={shared}
          choices={choices}
          onChange={(next) => onChange(withRouting(value, field.key, next))}
        />
      ))}
    </>
  );
}

function tagsOf(endpoints: readonly Endpoint[]): Suggestion[] {
  return endpoints.flatMap((endpoint) =>
    endpoint.tag === null ? [] : [{ value: endpoint.tag, label: writeEndpoint(endpoint) }],
  );
}

/** OpenRouter's other models, under the names it knows them by. */
function useModelNames(own: string | null): Suggestion[] {
  const { answer } = useCatalog([]);
  return (answer?.models ?? []).flatMap(({ id, name, provider, unavailable }) =>
    provider !== 'openrouter' || unavailable === 'batch-only' || id === own
      ? []
      : [{ value: splitModelId(id)[1], label: name }],
  );
}

function VariantRow({ model, onModel }: { model: string; onModel: (id: string) => void }) {
  const id = useId();
  const bare = withoutSuffix(model);
  return (
    <div className="flex min-h-[34px] items-center gap-2">
      <label htmlFor={id} className="w-[124px] shrink-0">
        Variant
      </label>
      <Select
        id={id}
        value={suffixOf(model) ?? ''}
        fallback="none"
        options={dynamicSuffixes}
        onChange={(suffix) => onModel(suffix === '' ? bare : `${bare}:${suffix}`)}
      />
      <span className="w-7 shrink-0" />
    </div>
  );
}
