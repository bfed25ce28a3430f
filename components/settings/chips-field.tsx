'use client';

import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { fieldLook } from './field-look.ts';

export interface Suggestion {
  value: string;
  label: string;
}

interface ChipsFieldProps {
  id: string;
  /** Of the list, as the buttons name it. */
  label: string;
  entries: readonly string[];
  most: number;
  placeholder: string;
  /** Everything there is to choose from; without it entries are typed, these being proposed. */
  choices?: readonly Suggestion[] | undefined;
  proposed?: readonly Suggestion[];
  onChange: (entries: string[]) => void;
}

/** An ordered list of words: each a chip that can be taken out, a new one chosen or typed. */
export function ChipsField(props: ChipsFieldProps) {
  const { label, entries, most, onChange } = props;
  const add = (entry: string) => {
    const word = entry.trim();
    if (word !== '' && !entries.includes(word) && entries.length < most) onChange([...entries, word]);
  };
  const remove = (entry: string) => onChange(entries.filter((one) => one !== entry));
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center justify-end gap-1 py-1">
      {entries.map((entry) => (
        <span
          key={entry}
          className="flex h-6 min-w-0 items-center gap-1 rounded-control bg-fill pl-2 font-mono text-[11.5px]"
        >
          <span title={entry} className="truncate">
            {entry}
          </span>
          <button
            type="button"
            aria-label={`Remove ${entry} from ${label}`}
            onClick={() => remove(entry)}
            className="flex size-6 shrink-0 items-center justify-center rounded-control text-mute hover:text-ink"
          >
            <X size={12} strokeWidth={2} aria-hidden="true" />
          </button>
        </span>
      ))}
      {props.choices ? (
        <Chooser {...props} onAdd={add} />
      ) : (
        <Writer {...props} onAdd={add} onRemove={remove} />
      )}
    </div>
  );
}

type AddProps = ChipsFieldProps & { onAdd: (entry: string) => void };

function Chooser({ id, entries, most, placeholder, choices = [], onAdd }: AddProps) {
  const left = choices.filter(({ value }) => !entries.includes(value));
  return (
    <select
      id={id}
      value=""
      disabled={left.length === 0 || entries.length >= most}
      onChange={(event) => onAdd(event.currentTarget.value)}
      className={clsx(fieldLook, 'w-[104px] text-[12.5px] text-mute')}
    >
      <option value="">{placeholder}</option>
      {left.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** What a browser calls an input that was typed, and not taken from the proposals. */
const typed = /^(insertText|insertComp|insertFrom|delete)/;

function Writer(props: AddProps & { onRemove: (entry: string) => void }) {
  const { id, entries, most, placeholder, proposed = [], onAdd, onRemove } = props;
  const [text, setText] = useState('');
  const take = (entry: string) => {
    onAdd(entry);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = entries.at(-1);
    if (event.key === 'Enter' || event.key === ',') {
      if (event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      take(text);
    } else if (event.key === 'Backspace' && text === '' && last !== undefined) onRemove(last);
  };
  return (
    <>
      <input
        id={id}
        type="text"
        list={`${id}-proposed`}
        value={text}
        placeholder={placeholder}
        disabled={entries.length >= most}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget: { value }, nativeEvent }) => {
          const how = nativeEvent instanceof InputEvent ? nativeEvent.inputType : '';
          const picked = !typed.test(how) && proposed.some((one) => one.value === value);
          if (picked) take(value);
          else setText(value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => take(text)}
        className={clsx(fieldLook, 'w-[140px] text-[12.5px]')}
      />
      <datalist id={`${id}-proposed`}>
        {proposed
          .filter(({ value }) => !entries.includes(value))
          .map(({ value, label }) => (
            <option key={value} value={value} label={label} />
          ))}
      </datalist>
    </>
  );
}
