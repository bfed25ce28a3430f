'use client';
import { clsx } from 'clsx';
import { useId } from 'react';
import { useSchemaComplaint } from './use-schema-text.ts';

interface SchemaFieldProps {
  label: string;
  text: string;
  rows: number;
  onText: (text: string) => void;
}

/** A JSON Schema as text, with what is wrong with it below. */
export function SchemaField({ label, text, rows, onText }: SchemaFieldProps) {
  const id = useId();
  const complaint = useSchemaComplaint(text);
  return (
    <div>
      <label htmlFor={id} className="text-[12.5px] text-soft">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-invalid={complaint !== null}
        aria-describedby={`${id}-complaint`}
        onChange={(event) => onText(event.currentTarget.value)}
        className={clsx(
          'mt-1 block w-full resize-y rounded-control border bg-page px-2.5 py-1.5 font-mono text-[12.5px] leading-[1.5] pointer-coarse:text-[16px]',
          complaint === null ? 'border-control' : 'border-bad',
        )}
      />
      <p
        id={`${id}-complaint`}
        role="status"
        className="min-h-[18px] text-bad text-note [overflow-wrap:anywhere]"
      >
        {complaint === null ? '' : `${complaint}.`}
      </p>
    </div>
  );
}
