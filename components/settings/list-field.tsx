'use client';
import { clsx } from 'clsx';
import { useState } from 'react';
import { readSetting } from '#lib/prompt/setting-value.ts';
import type { Setting } from '#lib/prompt/settings.ts';
import { fieldLook } from './field-look.ts';
import type { FieldProps } from './setting-row.tsx';

type ListSetting = Extract<Setting, { kind: 'list' }>;

const entries = (text: string) => text.split(',').map((entry) => entry.trim());

export function ListField(props: FieldProps<ListSetting>) {
  const { id, setting, value, fallback, disabled, hasFocus, onChange } = props;
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? (Array.isArray(value) ? value.join(', ') : '');
  const invalid = readSetting(setting, entries(shown)) === undefined;
  const edit = (next: string) => {
    setText(next);
    const read = readSetting(setting, entries(next));
    if (read !== undefined) onChange(next.trim() === '' ? undefined : read);
  };
  return (
    <input
      id={id}
      type="text"
      // biome-ignore lint/a11y/noAutofocus: the panel was opened for this field.
      autoFocus={hasFocus}
      data-autofocus={hasFocus || undefined}
      value={shown}
      placeholder={fallback === 'default' ? 'a, b, c' : fallback}
      disabled={disabled}
      aria-invalid={invalid}
      title={invalid ? `Takes up to ${setting.max}, divided by commas` : undefined}
      onChange={(event) => edit(event.currentTarget.value)}
      onBlur={() => setText(null)}
      className={clsx(fieldLook, 'text-[12.5px] min-w-0 flex-1 font-mono')}
    />
  );
}
