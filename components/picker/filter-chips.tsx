import { clsx } from 'clsx';
import { hasToken, toggleToken } from '#lib/catalog/query.ts';
import type { Filter, FilterGroup } from './filters.ts';

interface FilterChipsProps {
  groups: readonly FilterGroup[];
  query: string;
  /** How many models each token would leave. */
  counts: Readonly<Record<string, number>>;
  onQuery: (query: string) => void;
}

/** A column beside the list; on a phone one line above it that scrolls sideways. */
export function FilterChips({ groups, query, counts, onQuery }: FilterChipsProps) {
  return (
    <div className="flex shrink-0 gap-1 overflow-x-auto border-hairline border-b px-3 py-2 [scrollbar-width:none] sm:w-[176px] sm:flex-col sm:gap-0 sm:overflow-x-visible sm:overflow-y-auto sm:border-r sm:border-b-0 sm:py-2.5">
      {groups.map(({ label, filters }) => (
        <fieldset key={label} className="flex shrink-0 gap-1 sm:mb-3 sm:block">
          <legend className="sr-only sm:not-sr-only sm:px-1.5 sm:pb-1 sm:text-[12px] sm:leading-4 sm:text-mute">
            {label}
          </legend>
          {filters.map((filter) => (
            <Chip
              key={filter.token}
              filter={filter}
              on={hasToken(query, filter.token)}
              count={counts[filter.token] ?? 0}
              onToggle={() => onQuery(toggleToken(query, filter.token))}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

interface ChipProps {
  filter: Filter;
  on: boolean;
  count: number;
  onToggle: () => void;
}

/** A press leaves the focus where it is: in the search field, where the next word is typed. */
function Chip({ filter, on, count, onToggle }: ChipProps) {
  return (
    <button
      type="button"
      aria-description={`${count} ${count === 1 ? 'model' : 'models'}`}
      aria-pressed={on}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onToggle}
      className={clsx(
        'flex h-7 shrink-0 items-center justify-between gap-2 whitespace-nowrap rounded-control px-2 text-[13px] leading-none sm:w-full',
        'max-sm:border max-sm:px-2.5 max-sm:pointer-coarse:h-9',
        on ? 'border-control bg-fill font-medium text-ink' : 'border-hairline text-soft hover:bg-fill/60',
        count === 0 && !on && 'text-mute',
      )}
    >
      {filter.label}
      <span aria-hidden="true" className="font-normal text-[12px] text-mute tabular-nums">
        {count}
      </span>
    </button>
  );
}
