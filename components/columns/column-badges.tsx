'use client';

import { clsx } from 'clsx';
import { useRef } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Popover } from '#components/ui/popover.tsx';
import type { Model } from '#lib/catalog/model.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { badgesOf, type ColumnBadge } from './badges.ts';
import type { SharedSettings } from './column-actions.ts';
import { useFitting } from './use-fitting.ts';

interface ColumnBadgesProps {
  column: Column;
  model: Model | undefined;
  shared: SharedSettings;
}

/** The badges that the name leaves room for, and a count of the others; each says what it means when pressed. */
export function ColumnBadges({ column, model, shared }: ColumnBadgesProps) {
  const badges = badgesOf(column, model, shared);
  const row = useRef<HTMLDivElement>(null);
  const count = useFitting(row, badges.map(({ text }) => text).join());
  const rest = badges.slice(count);
  if (badges.length === 0) return null;
  return (
    <div ref={row} className="relative flex min-w-[30px] flex-1 items-center gap-1.5 overflow-hidden">
      {badges.map((badge, index) => (
        <span
          key={badge.text}
          data-fit=""
          className={clsx('inline-flex shrink-0', index >= count && 'invisible absolute')}
        >
          <Meaning badges={[badge]} label={`${badge.text}: ${badge.meaning.join(', ')}`}>
            <Badge tone={badge.tone}>{badge.text}</Badge>
          </Meaning>
        </span>
      ))}
      {rest.length > 0 && (
        <Meaning badges={rest} label={`+${rest.length}: ${rest.map(({ text }) => text).join(', ')}`}>
          <Badge tone={rest.some(({ tone }) => tone === 'warn') ? 'warn' : 'plain'}>+{rest.length}</Badge>
        </Meaning>
      )}
    </div>
  );
}

interface MeaningProps {
  badges: readonly ColumnBadge[];
  label: string;
  children: React.ReactNode;
}

/** A badge to press, and in words what it stands for; a pointer that rests on it is told the same. */
function Meaning({ badges, label, children }: MeaningProps) {
  return (
    <Popover
      label={label}
      tooltip={badges.flatMap(({ meaning }) => meaning).join(' · ')}
      trigger={children}
      triggerClassName="!h-6 !px-0"
      align="start"
      className="w-72 p-3 text-[13px] leading-5"
    >
      <dl className="flex flex-col gap-2">
        {badges.map(({ text, tone, meaning }) => (
          <div key={text}>
            <dt>
              <Badge tone={tone}>{text}</Badge>
            </dt>
            {meaning.map((line) => (
              <dd key={line} className="mt-1 break-words text-soft">
                {line}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Popover>
  );
}
