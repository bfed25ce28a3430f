'use client';
import { ListFilter } from 'lucide-react';
import { modelName } from '#components/columns/column-names.ts';
import { Menu } from '#components/ui/menu.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { modelIn } from '#lib/catalog/model-id.ts';

interface ModelFilterProps {
  /** Ids of those that took part in a run. */
  ids: readonly string[];
  chosen: string | null;
  models: ReadonlyMap<string, Model>;
  onChoose: (id: string | null) => void;
}

export function ModelFilter({ ids, chosen, models, onChoose }: ModelFilterProps) {
  const nameOf = (id: string) => modelName(id, modelIn(models, id));
  const label = chosen === null ? 'All models' : nameOf(chosen);
  const listed = [...new Set([...ids, ...(chosen === null ? [] : [chosen])])]
    .map((id) => ({ id, name: nameOf(id) }))
    .sort((one, other) => one.name.localeCompare(other.name));
  return (
    <Menu
      label={`Filter by model: ${label}`}
      align="start"
      triggerClassName="max-w-full"
      trigger={
        <>
          <ListFilter size={14} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
          <span className="truncate">{label}</span>
        </>
      }
      items={[
        { label: 'All models', checked: chosen === null, onSelect: () => onChoose(null) },
        ...listed.map(({ id, name }, index) => ({
          label: name,
          checked: id === chosen,
          separated: index === 0,
          onSelect: () => onChoose(id),
        })),
      ]}
    />
  );
}
