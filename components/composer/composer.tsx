'use client';
import { Layers, MessageSquareText, RotateCw, SlidersHorizontal } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ReactNode, RefObject } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { Popover } from '#components/ui/popover.tsx';
import type { Draft } from '#lib/prompt/draft.ts';
import { ExampleChips } from './example-chips.tsx';
import { PromptField } from './prompt-field.tsx';
import { RunButton } from './run-button.tsx';

interface ComposerProps {
  draft: Draft;
  field: RefObject<HTMLTextAreaElement | null>;
  /** The conversation has no turn yet. */
  isNew: boolean;
  running: boolean;
  failed: number;
  obstacle: string | null;
  command: '⌘' | 'Ctrl';
  onChange: (patch: Partial<Draft>) => void;
  onModels: () => void;
  onRun: () => void;
  onStop: () => void;
  onRetry: () => void;
}

const SettingsPanel = dynamic(
  () => import('#components/settings/settings-panel.tsx').then((module) => module.SettingsPanel),
  { ssr: false },
);

const numbers = ['no', 'the', 'both', 'all three', 'all four', 'all five', 'all six'];

function placeholder(columns: number, isNew: boolean, running: boolean): string {
  if (running) return 'Write the next prompt while they run…';
  if (!isNew) return 'Continue with all columns…';
  return columns === 1 ? 'Ask the model…' : `Ask ${numbers[columns] ?? `all ${columns}`}…`;
}

export function Composer(props: ComposerProps) {
  const { draft, field, isNew, running, failed, obstacle, command } = props;
  const columns = draft.columns.length;
  const pick = (prompt: string) => {
    props.onChange({ prompt });
    field.current?.focus();
  };
  return (
    <div className="shrink-0 border-hairline border-t bg-page px-inset pt-2.5 pb-[max(14px,env(safe-area-inset-bottom))] max-md:px-2.5 max-md:pb-[max(10px,env(safe-area-inset-bottom))]">
      {isNew && <ExampleChips onPick={pick} />}
      <div className="grid grid-cols-[auto_1fr_auto] items-center gap-x-2 rounded-composer border border-control bg-surface shadow-[0_1px_3px_rgb(0_0_0/0.04)] transition-colors duration-quick [grid-template-areas:'prompt_prompt_prompt'_'tools_._run'] focus-within:border-mute max-md:rounded-[22px] max-md:p-1.5 max-md:[grid-template-areas:'tools_prompt_run'] md:gap-y-2 md:pt-3.5 md:pr-3 md:pb-2.5 md:pl-4">
        <div className="min-w-0 [grid-area:prompt] max-md:py-1.5 md:pr-1">
          <PromptField
            field={field}
            value={draft.prompt}
            placeholder={placeholder(columns, isNew, running)}
            onChange={(prompt) => props.onChange({ prompt })}
          />
        </div>
        <div className="flex items-center gap-1 [grid-area:tools] md:-ml-2">
          <Button
            variant="quiet"
            data-tooltip="Choose models"
            onClick={props.onModels}
            className="max-md:h-[34px] max-md:rounded-full"
          >
            <Layers size={16} strokeWidth={1.75} aria-hidden="true" />
            <span className="sr-only">Choose models</span>
            <span aria-hidden="true">
              {columns}
              <span className="max-md:hidden">{columns === 1 ? ' model' : ' models'}</span>
            </span>
            <span className="max-md:hidden">
              <Kbd>{command === '⌘' ? '⌘K' : 'Ctrl K'}</Kbd>
            </span>
          </Button>
          <div className="contents max-md:hidden">
            <SharedSettings {...props} focus="system" />
            <SharedSettings {...props} focus="parameters" />
          </div>
        </div>
        <div className="flex items-center gap-2 [grid-area:run]">
          {failed > 0 && (
            <Button size="large" className="rounded-block max-md:rounded-full" onClick={props.onRetry}>
              <RotateCw size={14} strokeWidth={1.75} aria-hidden="true" />
              Retry failed ({failed})
            </Button>
          )}
          <RunButton
            columns={columns}
            running={running}
            obstacle={obstacle}
            command={command}
            onRun={props.onRun}
            onStop={props.onStop}
          />
        </div>
      </div>
    </div>
  );
}

const triggers: Record<'system' | 'parameters', [label: string, icon: ReactNode]> = {
  system: ['System', <MessageSquareText key="icon" size={16} strokeWidth={1.75} aria-hidden="true" />],
  parameters: [
    'Parameters',
    <SlidersHorizontal key="icon" size={16} strokeWidth={1.75} aria-hidden="true" />,
  ],
};

function SharedSettings({
  draft: { system, parameters },
  onChange,
  focus,
}: Pick<ComposerProps, 'draft' | 'onChange'> & { focus: 'system' | 'parameters' }) {
  const [label, icon] = triggers[focus];
  const set = focus === 'system' ? Number(system !== '') : Object.keys(parameters).length;
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
        value={{ system, parameters }}
        focus={focus}
        onChange={(value) => onChange({ system: value.system ?? '', parameters: value.parameters ?? {} })}
      />
    </Popover>
  );
}

/** Says that something is set, without opening the panel. */
function SetMark({ count }: { count: number | null }) {
  return (
    <span className="rounded-full bg-fill px-1.5 font-mono text-[11px] text-ink leading-4">
      {count ?? 'on'}
    </span>
  );
}
