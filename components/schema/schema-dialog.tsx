'use client';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { readSchema, writeSchema } from '#lib/schema/read-schema.ts';
import { SchemaField } from './schema-field.tsx';
import { starters } from './starters.ts';

type Schema = Record<string, unknown> | null;

interface SchemaDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  value: Schema;
  onChange: (schema: Schema) => void;
}

interface Written {
  text: string;
  /** What of it stands in the set-up: anything else there was put there by somebody else. */
  schema: Schema;
  /** It is meant to be used, as soon as it can be. */
  on: boolean;
}

const written = (schema: Schema): Written => ({
  text: schema ? writeSchema(schema) : '',
  schema,
  on: schema !== null,
});

/** The answer's JSON Schema: written here, on or off, its text kept while it is off. */
export function SchemaDialog({ open, onOpenChange, value, onChange }: SchemaDialogProps) {
  const [state, setState] = useState(() => written(value));
  const current =
    state.schema === value ? state : value ? written(value) : { ...state, schema: null, on: false };
  const set = (text: string, on: boolean) => {
    const read = readSchema(text);
    const schema = on && 'schema' in read ? read.schema : null;
    setState({ text, schema, on });
    onChange(schema);
  };
  const begin = (schema: Record<string, unknown>) => set(writeSchema(schema), true);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Answer schema" className="sm:w-[560px]">
      <p className="text-soft">Every model answers in JSON of this schema. One that can’t says so.</p>
      <ul aria-label="Starters" className="mt-3 flex flex-wrap gap-1.5">
        {starters.map(({ name, schema }) => (
          <li key={name}>
            <Button onClick={() => begin(schema)}>{name}</Button>
          </li>
        ))}
      </ul>
      {current.text === '' ? (
        <div className="mt-3">
          <Button variant="quiet" className="-ml-2" onClick={() => begin({ type: 'object', properties: {} })}>
            Write one
          </Button>
        </div>
      ) : (
        <Editor {...current} onSet={set} onClear={() => set('', false)} />
      )}
    </Dialog>
  );
}

interface EditorProps extends Written {
  onSet: (text: string, on: boolean) => void;
  onClear: () => void;
}

function Editor({ text, on, onSet, onClear }: EditorProps) {
  const isReadable = 'schema' in readSchema(text);
  return (
    <div className="mt-3">
      <SchemaField label="JSON Schema" text={text} rows={14} onText={(next) => onSet(next, on)} />
      <div className="mt-2 flex items-center gap-3">
        <label className="flex items-center gap-2 text-[13px]">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => onSet(text, event.currentTarget.checked)}
          />
          Use this schema
        </label>
        {on && !isReadable && <span className="text-mute text-note">Not used until it is mended.</span>}
        <span className="flex-1" />
        <Button onClick={onClear}>Remove</Button>
      </div>
    </div>
  );
}
