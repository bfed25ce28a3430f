import { Badge } from '#components/ui/badge.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { differenceBadge, differences } from './differences.ts';
import { endsSoon } from './model-dates.ts';

const doors: Record<string, string | undefined> = {
  demo: 'simulated',
  local: 'local',
  openrouter: undefined,
};

/** What must be known of a column before its reply is read: who pays, whose door, what differs, how long it lives. */
export function ColumnBadges({ column, model }: { column: Column; model: Model | undefined }) {
  const [provider] = splitModelId(column.model);
  const door = provider in doors ? doors[provider] : 'direct';
  const differs = differenceBadge(column);
  const ends = model ? endsSoon(model) : null;
  return (
    <div className="flex shrink-0 items-center gap-1.5">
      {model?.free && provider !== 'demo' && <Badge>free</Badge>}
      {door && <Badge>{door}</Badge>}
      {differs && (
        <Badge tone="warn" title={`Differs here: ${differences(column).join(', ')}`}>
          {differs}
        </Badge>
      )}
      {ends && (
        <Badge tone="warn" title={`The provider takes this model away on ${ends}.`}>
          ends {ends}
        </Badge>
      )}
    </div>
  );
}
