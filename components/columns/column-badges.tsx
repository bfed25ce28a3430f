import { Badge } from '#components/ui/badge.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { type DynamicSuffix, splitModelId, suffixOf } from '#lib/catalog/model-id.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { differenceBadge, differences } from './differences.ts';
import { endsSoon } from './model-dates.ts';

const doors: Record<string, string | undefined> = {
  demo: 'simulated',
  local: 'local',
  openrouter: undefined,
};

const variants: Record<DynamicSuffix, string> = {
  nitro: 'The fastest endpoints first, which may cost more',
  floor: 'The cheapest endpoints first',
  online: 'With web search, which costs money',
  exacto: 'The endpoints with the best quality first',
};

/** What must be known of a column before its reply is read: who pays, whose door, what differs, how long it lives. */
export function ColumnBadges({ column, model }: { column: Column; model: Model | undefined }) {
  const [provider] = splitModelId(column.model);
  const door = provider in doors ? doors[provider] : 'direct';
  const variant = suffixOf(column.model);
  const differs = differenceBadge(column);
  const ends = model ? endsSoon(model) : null;
  return (
    <div className="flex shrink-0 items-center gap-1.5">
      {model?.free && provider !== 'demo' && <Badge>free</Badge>}
      {door && <Badge>{door}</Badge>}
      {variant && <Badge title={variants[variant]}>{variant}</Badge>}
      {differs && (
        <Badge tone="warn" title={`Differs here: ${differences(column).join(', ')}`}>
          {differs}
          <span className="sr-only">: {differences(column).join(', ')}</span>
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
