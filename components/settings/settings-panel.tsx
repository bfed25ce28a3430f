'use client';
import { Button } from '#components/ui/button.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';
import type { Parameters } from '#lib/prompt/parameters.ts';
import { withSetting } from '#lib/prompt/setting-value.ts';
import { settings } from '#lib/prompt/settings.ts';
import type { Routing } from '#lib/prompt/setup.ts';
import { RoutingSection } from './routing-section.tsx';
import { SettingRow } from './setting-row.tsx';
import { SystemRow } from './system-row.tsx';

export interface SettingsValue {
  system?: string;
  parameters?: Parameters;
  routing?: Routing;
}

interface SettingsPanelProps {
  /** The model the settings are for, where there is one: what it does not support is shown so. */
  model: Model | undefined;
  /** What counts where `value` says nothing; null when `value` itself is what is shared. */
  shared: { system: string; parameters: Parameters; routing: Routing } | null;
  value: SettingsValue;
  onChange: (value: SettingsValue) => void;
  /** The id the column asks for, which may carry a variant, and the way to another variant. */
  variant?: { id: string; onChange: (id: string) => void };
  /** Where the focus goes when it opens. */
  focus?: 'system' | 'parameters';
}

export function SettingsPanel(props: SettingsPanelProps) {
  const { model, shared, value, onChange, variant, focus = 'system' } = props;
  const own = value.parameters ?? {};
  const routing = value.routing ?? {};
  const isSet =
    Object.keys(own).length > 0 ||
    Object.keys(routing).length > 0 ||
    (shared ? value.system !== undefined : Boolean(value.system));
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
      {(variant === undefined || splitModelId(variant.id)[0] === 'openrouter') && (
        <RoutingSection
          model={variant?.id ?? null}
          shared={shared?.routing ?? null}
          value={routing}
          onChange={(next) => onChange({ ...value, routing: next })}
          onModel={variant?.onChange}
        />
      )}
      <div className="mt-2 flex justify-end">
        <Button
          disabled={!isSet}
          onClick={() => onChange({ system: undefined, parameters: undefined, routing: undefined })}
        >
          {shared ? 'Reset to shared' : 'Reset all'}
        </Button>
      </div>
    </div>
  );
}
