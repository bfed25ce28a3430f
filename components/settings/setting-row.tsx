import { useId } from 'react';
import type { Model } from '#lib/catalog/model.ts';
import type { SettingValue } from '#lib/prompt/setting-value.ts';
import type { Setting } from '#lib/prompt/settings.ts';
import { supports } from '#lib/prompt/supported.ts';
import { ChoiceField } from './choice-field.tsx';
import { Differs } from './differs.tsx';
import { ListField } from './list-field.tsx';
import { NumberField } from './number-field.tsx';
import { ownDefault } from './offered.ts';
import { ResetButton } from './reset-button.tsx';

export interface FieldProps<Kind extends Setting> {
  id: string;
  setting: Kind;
  model: Model | undefined;
  value: SettingValue | undefined;
  /** What counts while there is no own value, as text. */
  fallback: string;
  disabled: boolean;
  hasFocus: boolean;
  onChange: (value: SettingValue | undefined) => void;
}

interface SettingRowProps {
  setting: Setting;
  model: Model | undefined;
  value: SettingValue | undefined;
  shared: SettingValue | undefined;
  /** An own value is a difference worth marking. */
  differs: boolean;
  hasFocus: boolean;
  onChange: (value: SettingValue | undefined) => void;
}

const rowLook = 'flex min-h-[34px] items-center gap-2';
const labelLook = 'flex w-[124px] shrink-0 items-center gap-1.5';

export function SettingRow({ setting, model, value, shared, differs, hasFocus, onChange }: SettingRowProps) {
  const id = useId();
  const unsupported = model !== undefined && !supports(model, setting);
  const fallback = shared === undefined ? ownDefault(setting, model) : String(shared);
  if (unsupported && value === undefined) return <UnsupportedRow label={setting.label} />;
  const field = { id, model, value, fallback, disabled: unsupported, hasFocus, onChange };
  return (
    <div className={rowLook}>
      <span className={labelLook}>
        <label htmlFor={id}>{setting.label}</label>
        {differs && value !== undefined && <Differs />}
      </span>
      <Field setting={setting} {...field} />
      <ResetButton
        label={`Reset ${setting.label.toLowerCase()}`}
        shown={value !== undefined}
        onClick={() => onChange(undefined)}
      />
    </div>
  );
}

function UnsupportedRow({ label }: { label: string }) {
  return (
    <div className={`${rowLook} text-mute`}>
      <span className={labelLook}>{label}</span>
      <span className="text-[12px]">Not supported by this model</span>
    </div>
  );
}

function Field({ setting, ...rest }: FieldProps<Setting>) {
  if (setting.kind === 'list') return <ListField setting={setting} {...rest} />;
  if (setting.kind === 'choice') return <ChoiceField setting={setting} {...rest} />;
  return <NumberField setting={setting} {...rest} />;
}
