'use client';

import { clsx } from 'clsx';
import { useState } from 'react';
import { readSetting } from '#lib/prompt/setting-value.ts';
import type { Setting } from '#lib/prompt/settings.ts';
import { fieldLook } from './field-look.ts';
import type { FieldProps } from './setting-row.tsx';

type NumberSetting = Extract<Setting, { min: number }>;

export function NumberField(props: FieldProps<NumberSetting>) {
  const { id, setting, value, fallback, disabled, hasFocus, onChange } = props;
  // While it is edited the text may be what no number is yet; the value follows whenever it can.
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? (value === undefined ? '' : String(value));
  const invalid = shown !== '' && readSetting(setting, [shown]) === undefined;
  const range = `${setting.min} to ${setting.max}`;
  const edit = (next: string) => {
    setText(next);
    const read = readSetting(setting, [next]);
    if (next === '' || read !== undefined) onChange(read);
  };
  return (
    <>
      {setting.kind === 'number' ? <Slider {...props} /> : <span className="flex-1" />}
      <input
        id={id}
        type="number"
        inputMode="decimal"
        // biome-ignore lint/a11y/noAutofocus: the panel was opened for this field.
        autoFocus={hasFocus}
        data-autofocus={hasFocus || undefined}
        min={setting.min}
        max={setting.max}
        step={setting.step}
        value={shown}
        placeholder={fallback}
        disabled={disabled}
        aria-invalid={invalid}
        title={invalid ? `Takes ${range}` : undefined}
        onChange={(event) => edit(event.currentTarget.value)}
        onBlur={() => setText(null)}
        className={clsx(
          fieldLook,
          setting.kind === 'number' ? 'w-[76px]' : 'w-[104px]',
          'text-right font-mono text-[12.5px] tabular-nums [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none',
        )}
      />
    </>
  );
}

function Slider({ setting, value, fallback, disabled, onChange }: FieldProps<NumberSetting>) {
  const standing = Number(value ?? fallback);
  const known = Number.isFinite(standing);
  const unset = value !== undefined ? undefined : known ? 'known' : 'unknown';
  return (
    <input
      type="range"
      aria-label={`${setting.label} slider`}
      tabIndex={-1}
      min={setting.min}
      max={setting.max}
      step={setting.step}
      value={known ? standing : (setting.min + setting.max) / 2}
      aria-valuetext={value === undefined ? fallback : undefined}
      disabled={disabled}
      data-unset={unset}
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      className="slider h-4 min-w-0 flex-1"
    />
  );
}
