import { clsx } from 'clsx';
import { readSetting } from '#lib/prompt/setting-value.ts';
import type { Setting } from '#lib/prompt/settings.ts';
import { fieldLook } from './field-look.ts';
import { offeredChoices } from './offered.ts';
import type { FieldProps } from './setting-row.tsx';

type ChoiceSetting = Extract<Setting, { kind: 'choice' }>;

export function ChoiceField(props: FieldProps<ChoiceSetting>) {
  const { id, setting, model, value, fallback, disabled, hasFocus, onChange } = props;
  const offered = offeredChoices(setting, model);
  // What was chosen for another model is still shown as what it is.
  const choices = setting.choices.filter((choice) => offered.includes(choice) || choice === value);
  return (
    <>
      <span className="flex-1" />
      <select
        id={id}
        // biome-ignore lint/a11y/noAutofocus: the panel was opened for this field.
        autoFocus={hasFocus}
        data-autofocus={hasFocus || undefined}
        value={String(value ?? '')}
        disabled={disabled}
        onChange={(event) => onChange(readSetting(setting, [event.currentTarget.value]))}
        className={clsx(fieldLook, 'text-[12.5px] w-[104px]', value === undefined && 'text-mute')}
      >
        <option value="">{fallback}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </>
  );
}
