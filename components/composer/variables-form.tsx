'use client';
import { missingIn, type Variables, variableValue } from '#lib/prompt/variables.ts';

interface VariablesFormProps {
  names: readonly string[];
  values: Variables;
  onChange: (values: Variables) => void;
}

/** A field for each `{{name}}` of the prompt and the system prompts, while it stands there. */
export function VariablesForm({ names, values, onChange }: VariablesFormProps) {
  const missing = missingIn(names, values);
  return (
    <fieldset className="pb-2">
      <legend className="sr-only">Prompt variables</legend>
      <div className="flex max-h-[25dvh] flex-wrap gap-1.5 overflow-y-auto p-0.5">
        {names.map((name) => (
          <label
            key={name}
            className="flex min-w-[min(100%,11rem)] max-w-full items-start gap-2 rounded-control border border-control bg-surface px-2 py-1 text-[13px] focus-within:border-mute"
          >
            <span className="max-w-40 truncate font-mono text-mute leading-5" title={name}>
              <span className="sr-only">Variable </span>
              {name}
            </span>
            <textarea
              rows={1}
              value={variableValue(values, name)}
              onChange={({ currentTarget }) => onChange({ ...values, [name]: currentTarget.value })}
              className="max-h-24 min-w-20 flex-1 resize-none bg-transparent leading-5 outline-none [field-sizing:content] max-md:pointer-coarse:text-[16px]"
            />
          </label>
        ))}
      </div>
      {missing.length > 0 && (
        <p className="px-0.5 pt-1 text-mute text-note">
          Fill in {missing.join(', ')} before you run, or write {`\\{{${missing[0]}}}`} to keep the braces.
        </p>
      )}
    </fieldset>
  );
}
