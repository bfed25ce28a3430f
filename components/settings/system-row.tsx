import { useId } from 'react';
import { Differs } from './differs.tsx';
import { ResetButton } from './reset-button.tsx';

interface SystemRowProps {
  /** Undefined: what is shared counts. */
  value: string | undefined;
  /** Null when `value` itself is what is shared. */
  shared: string | null;
  hasFocus: boolean;
  onChange: (value: string | undefined) => void;
}

export function SystemRow({ value, shared, hasFocus, onChange }: SystemRowProps) {
  const id = useId();
  const isOwn = shared === null ? Boolean(value) : value !== undefined;
  return (
    <div>
      <div className="flex h-7 items-center gap-1.5">
        <label htmlFor={id} className="font-medium">
          System prompt
        </label>
        {shared !== null && isOwn && <Differs />}
        <span className="flex-1" />
        <ResetButton label="Reset system prompt" shown={isOwn} onClick={() => onChange(undefined)} />
      </div>
      <textarea
        id={id}
        // biome-ignore lint/a11y/noAutofocus: the panel was opened for this field.
        autoFocus={hasFocus}
        data-autofocus={hasFocus || undefined}
        rows={3}
        value={value ?? ''}
        placeholder={shared || 'None: the models answer as they are'}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="mt-1 block max-h-[30dvh] w-full resize-y rounded-control border border-control bg-page px-2.5 py-1.5 leading-5 placeholder:text-mute pointer-coarse:text-[16px]"
      />
    </div>
  );
}
