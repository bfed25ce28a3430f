'use client';
import { MessageSquareText, SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { SettingsPanel } from '#components/settings/lazy-settings-panel.ts';
import { Popover } from '#components/ui/popover.tsx';
import type { Draft } from '#lib/prompt/draft.ts';
import { SetMark } from './set-mark.tsx';

interface SharedSettingsProps {
  draft: Draft;
  focus: 'system' | 'parameters';
  onChange: (patch: Partial<Draft>) => void;
}

const triggers: Record<'system' | 'parameters', [label: string, icon: ReactNode]> = {
  system: ['System', <MessageSquareText key="icon" size={16} strokeWidth={1.75} aria-hidden="true" />],
  parameters: [
    'Parameters',
    <SlidersHorizontal key="icon" size={16} strokeWidth={1.75} aria-hidden="true" />,
  ],
};

const countSet = (...groups: object[]) =>
  groups.reduce((count, group) => count + Object.keys(group).length, 0);

export function SharedSettings({
  draft: { system, parameters, routing },
  onChange,
  focus,
}: SharedSettingsProps) {
  const [label, icon] = triggers[focus];
  const set = focus === 'system' ? Number(system !== '') : countSet(parameters, routing);
  return (
    <Popover
      label={label}
      side="top"
      align="start"
      className="w-[380px] p-3.5"
      trigger={
        <>
          {icon}
          {label}
          {set > 0 && <SetMark count={focus === 'system' ? null : set} />}
        </>
      }
    >
      <SettingsPanel
        model={undefined}
        shared={null}
        value={{ system, parameters, routing }}
        focus={focus}
        onChange={(value) =>
          onChange({
            system: value.system ?? '',
            parameters: value.parameters ?? {},
            routing: value.routing ?? {},
          })
        }
      />
    </Popover>
  );
}
