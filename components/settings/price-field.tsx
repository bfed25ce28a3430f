'use client';

import { clsx } from 'clsx';
import { useState } from 'react';
import type { Routing } from '#lib/prompt/setup.ts';
import { fieldLook } from './field-look.ts';

type MaxPrice = NonNullable<Routing['maxPrice']>;

interface PriceFieldProps {
  /** Of the first of the two fields. */
  id: string;
  label: string;
  value: MaxPrice | undefined;
  shared: MaxPrice | undefined;
  onChange: (value: MaxPrice | undefined) => void;
}

/** What a token may cost at most, in USD per million: for what is read and for what is written. */
export function PriceField({ id, label, value, shared, onChange }: PriceFieldProps) {
  const change = (side: keyof MaxPrice, usd: number | undefined) => {
    const { [side]: _before, ...rest } = value ?? {};
    const next = usd === undefined ? rest : { ...rest, [side]: usd };
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  const own = value ?? shared;
  return (
    <>
      <span className="min-w-0 flex-1 text-right text-[12px] text-mute">$/M</span>
      {(['input', 'output'] as const).map((side) => (
        <Price
          key={side}
          id={side === 'input' ? id : undefined}
          label={`${label}, ${side}`}
          value={value?.[side]}
          placeholder={String(own?.[side] ?? (side === 'input' ? 'in' : 'out'))}
          onChange={(usd) => change(side, usd)}
        />
      ))}
    </>
  );
}

interface PriceProps {
  id: string | undefined;
  label: string;
  value: number | undefined;
  placeholder: string;
  onChange: (usd: number | undefined) => void;
}

function Price({ id, label, value, placeholder, onChange }: PriceProps) {
  // While it is edited the text may be what no price is yet; the value follows whenever it can.
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? (value === undefined ? '' : String(value));
  const isPrice = (candidate: string) => candidate.trim() !== '' && Number(candidate) >= 0;
  const edit = (next: string) => {
    setText(next);
    if (next.trim() === '') onChange(undefined);
    else if (isPrice(next)) onChange(Number(next));
  };
  return (
    <input
      id={id}
      type="number"
      inputMode="decimal"
      aria-label={label}
      min={0}
      step="any"
      value={shown}
      placeholder={placeholder}
      aria-invalid={shown !== '' && !isPrice(shown)}
      onChange={(event) => edit(event.currentTarget.value)}
      onBlur={() => setText(null)}
      className={clsx(
        fieldLook,
        'w-[50px] px-1.5 text-right font-mono text-[12.5px] tabular-nums [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none',
      )}
    />
  );
}
