'use client';
import { Trash2 } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { SchemaField } from '#components/schema/schema-field.tsx';
import { fieldLook } from '#components/settings/field-look.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { nameComplaint, type ToolRow } from './tool-row.ts';

interface ToolEditorProps {
  row: ToolRow;
  /** Another tool before it has its name. */
  taken: boolean;
  onChange: (row: ToolRow) => void;
  onRemove: () => void;
}

const labelLook = 'text-[12.5px] text-soft';

export function ToolEditor({ row, taken, onChange, onRemove }: ToolEditorProps) {
  const { name, description, schema } = row;
  const complaint = taken ? 'Another tool has this name.' : nameComplaint(name);
  return (
    <fieldset className="min-w-0 rounded-block border border-hairline p-3">
      <legend className="sr-only">{name || 'New tool'}</legend>
      <div className="flex items-end gap-2">
        <Labelled label="Name" className="w-[38%]">
          {(id) => (
            <input
              id={id}
              value={name}
              spellCheck={false}
              autoComplete="off"
              aria-invalid={complaint !== null}
              onChange={(event) => onChange({ ...row, name: event.currentTarget.value })}
              className={`${fieldLook} w-full font-mono text-[12.5px]`}
            />
          )}
        </Labelled>
        <Labelled label="Description" className="min-w-0 flex-1">
          {(id) => (
            <input
              id={id}
              value={description}
              placeholder="When to call it"
              onChange={(event) => onChange({ ...row, description: event.currentTarget.value })}
              className={`${fieldLook} w-full text-[13px]`}
            />
          )}
        </Labelled>
        <IconButton label={`Remove ${name || 'the new tool'}`} icon={Trash2} onClick={onRemove} />
      </div>
      {complaint && (
        <p role="status" className="mt-1 text-bad text-note">
          {complaint}
        </p>
      )}
      <div className="mt-2.5">
        <SchemaField
          label="Parameters (JSON Schema)"
          text={schema}
          rows={8}
          onText={(text) => onChange({ ...row, schema: text })}
        />
      </div>
      <ResultField row={row} onChange={onChange} />
    </fieldset>
  );
}

function ResultField({ row, onChange }: Pick<ToolEditorProps, 'row' | 'onChange'>) {
  const { result } = row;
  return (
    <div className="mt-1">
      <Labelled label="When it is called" className="flex items-center gap-2">
        {(id) => (
          <select
            id={id}
            value={result === null ? 'ask' : 'answer'}
            onChange={(event) =>
              onChange({ ...row, result: event.currentTarget.value === 'ask' ? null : '' })
            }
            className={`${fieldLook} text-[12.5px]`}
          >
            <option value="answer">Answer with this text</option>
            <option value="ask">Ask me</option>
          </select>
        )}
      </Labelled>
      {result !== null && (
        <textarea
          aria-label="Result"
          rows={2}
          value={result}
          spellCheck={false}
          placeholder="What every call gets back, for example JSON"
          onChange={(event) => onChange({ ...row, result: event.currentTarget.value })}
          className="mt-1.5 block w-full resize-y rounded-control border border-control bg-page px-2.5 py-1.5 font-mono text-[12.5px] leading-[1.5] placeholder:text-mute pointer-coarse:text-[16px]"
        />
      )}
    </div>
  );
}

interface LabelledProps {
  label: string;
  className: string;
  children: (id: string) => ReactNode;
}

function Labelled({ label, className, children }: LabelledProps) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className={labelLook}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}
