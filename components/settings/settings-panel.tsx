'use client';
import { Button } from '#components/ui/button.tsx';
import type { Model } from '#lib/catalog/model.ts';
import type { Parameters } from '#lib/prompt/parameters.ts';
import { withSetting } from '#lib/prompt/setting-value.ts';
import { settings } from '#lib/prompt/settings.ts';
import { SettingRow } from './setting-row.tsx';
import { SystemRow } from './system-row.tsx';

export interface SettingsValue {
  system?: string;
  parameters?: Parameters;
}

interface SettingsPanelProps {
  /** The model the settings are for, where there is one: what it does not support is shown so. */
  model: Model | undefined;
  /** What counts where `value` says nothing; null when `value` itself is what is shared. */
  shared: { system: string; parameters: Parameters } | null;
  value: SettingsValue;
  onChange: (value: SettingsValue) => void;
  /** Where the focus goes when it opens. */
  focus?: 'system' | 'parameters';
}

export function SettingsPanel({ model, shared, value, onChange, focus = 'system' }: SettingsPanelProps) {
  const own = value.parameters ?? {};
  const isSet = Object.keys(own).length > 0 || (shared ? value.system !== undefined : Boolean(value.system));
  return (
    <div className="flex flex-col gap-0.5 text-[13px]">
      <SystemRow
        value={value.system}
        shared={shared?.system ?? null}
        hasFocus={focus === 'system'}
        onChange={(system) => onChange({ ...value, system })}
      />
      <div className="mt-2 border-hairline border-t pt-2">
        {settings.map((setting, index) => (
          <SettingRow
            key={setting.key}
            setting={setting}
            model={model}
            value={own[setting.key]}
            shared={shared?.parameters[setting.key]}
            differs={shared !== null}
            hasFocus={focus === 'parameters' && index === 0}
            onChange={(next) => onChange({ ...value, parameters: withSetting(own, setting, next) })}
          />
        ))}
      </div>
      <div className="mt-2 flex justify-end">
        <Button disabled={!isSet} onClick={() => onChange({ system: undefined, parameters: undefined })}>
          {shared ? 'Reset to shared' : 'Reset all'}
        </Button>
      </div>
    </div>
  );
}
