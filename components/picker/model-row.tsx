import { clsx } from 'clsx';
import { Check, ChevronRight, Star } from 'lucide-react';
import type { CSSProperties, MouseEvent } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { shortName } from '#lib/catalog/model-id.ts';
import { formatTokens } from '#lib/format.ts';
import { ModelGlyphs } from './model-glyphs.tsx';
import { writeExpiry, writeId, writePrice } from './words.ts';

interface ModelRowProps {
  model: Model;
  id: string;
  /** Counted from 1, of `size`. */
  position: number;
  size: number;
  active: boolean;
  chosen: boolean;
  favourite: boolean;
  now: number;
  style: CSSProperties;
  onChoose: () => void;
  onFavourite: () => void;
  /** Shows who serves it; undefined where that is no choice. */
  onDetails: (() => void) | undefined;
  /** Its endpoints are shown. */
  detailed: boolean;
}

/** Focus stays in the search field; the star has the picker's key for a keyboard, so nothing here takes focus. */
export function ModelRow(props: ModelRowProps) {
  const { model, id, position, size, active, chosen, favourite, now, style, onChoose, onFavourite } = props;
  const { onDetails, detailed } = props;
  const onClick = ({ target }: MouseEvent) => {
    const isOn = (mark: string) => target instanceof Element && target.closest(mark) !== null;
    if (isOn('[data-star]')) onFavourite();
    else if (onDetails && isOn('[data-details]')) onDetails();
    else onChoose();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above handles the keys of all options
    <div
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={chosen}
      aria-posinset={position}
      aria-setsize={size}
      data-active={active || undefined}
      style={style}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
      className={clsx(
        'group absolute inset-x-0 top-0 flex h-11 cursor-default select-none items-center gap-3 border-l-2 pr-2 pl-3 outline-none',
        chosen || active ? 'bg-fill' : 'hover:bg-fill/60',
        active ? 'border-ink' : 'border-transparent',
      )}
    >
      <CheckMark on={chosen} />
      <span className="flex min-w-0 flex-1 items-center gap-3">
        <ModelTitle model={model} now={now} />
        <ModelGlyphs model={model} />
      </span>
      <ModelFigures model={model} />
      <span
        data-star=""
        aria-hidden="true"
        className={clsx(
          '-my-1 flex size-8 shrink-0 items-center justify-center',
          favourite ? 'text-ink' : 'text-mute hover:text-ink',
        )}
      >
        <Star size={15} strokeWidth={1.75} fill={favourite ? 'currentColor' : 'none'} />
      </span>
      {favourite && <span className="sr-only">favourite</span>}
      <span
        data-details=""
        aria-hidden="true"
        className={clsx(
          '-my-1 -ml-3 flex h-8 w-7 shrink-0 items-center justify-center text-mute hover:text-ink',
          !onDetails && 'invisible',
        )}
      >
        <ChevronRight size={15} strokeWidth={1.75} className={detailed ? 'rotate-90' : ''} />
      </span>
    </div>
  );
}

function CheckMark({ on }: { on: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'flex size-4 shrink-0 items-center justify-center rounded-code border',
        on ? 'border-ink bg-ink text-page' : 'border-control bg-surface',
      )}
    >
      {on && <Check size={11} strokeWidth={2.5} />}
    </span>
  );
}

function ModelTitle({ model, now }: { model: Model; now: number }) {
  const expiry = writeExpiry(model, now);
  return (
    // As wide as the name and its badges: the glyphs give way first, then these, the name last.
    <span className="max-w-full shrink-0 grow">
      <span className="flex h-[18px] flex-wrap items-center gap-x-1.5 overflow-hidden">
        <span title={model.name} className="max-w-full truncate text-[14px] leading-[18px] font-medium">
          {shortName(model.name)}
        </span>
        {model.unavailable === 'no-key' && <Badge>needs a key</Badge>}
        {expiry && <Badge tone="warn">{expiry}</Badge>}
      </span>
      <span className="block w-0 min-w-full truncate text-[12px] leading-4 text-mute">{writeId(model)}</span>
    </span>
  );
}

/** Context and price: side by side, on a phone one over the other. */
function ModelFigures({ model }: { model: Model }) {
  return (
    <span className="flex shrink-0 flex-col items-end font-mono text-[12px] leading-4 text-soft sm:flex-row sm:items-center">
      <span className="sm:w-11 sm:text-right">
        {model.contextLength === null ? '–' : formatTokens(model.contextLength)}
      </span>
      <span className="whitespace-nowrap text-mute text-[11.5px] sm:w-32 sm:text-right">
        {writePrice(model)}
      </span>
    </span>
  );
}
