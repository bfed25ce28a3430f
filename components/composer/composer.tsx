'use client';
import { Braces, RotateCw, Wrench } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { AttachButton } from '#components/attachments/attach-button.tsx';
import { Complaints } from '#components/attachments/complaints.tsx';
import { refusingNote } from '#components/attachments/refusing.ts';
import type { Tray } from '#components/attachments/tray.ts';
import { useIncomingFiles } from '#components/attachments/use-incoming-files.ts';
import { useTray } from '#components/attachments/use-tray.ts';
import { columnNames } from '#components/columns/column-names.ts';
import type { CommandKey } from '#components/command/shortcuts.ts';
import { KeepSwitch } from '#components/history/keep-switch.tsx';
import { Button } from '#components/ui/button.tsx';
import { drawnByServer, lazily } from '#components/ui/lazily.tsx';
import { missedQuietly } from '#components/ui/missed.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { type Draft, variablesOf } from '#lib/prompt/draft.ts';
import { ExampleChips } from './example-chips.tsx';
import type { Example } from './examples.ts';
import { ModelsButton } from './models-button.tsx';
import { placeholder } from './placeholder.ts';
import { PromptField } from './prompt-field.tsx';
import { RunButton } from './run-button.tsx';
import { SetUpButton } from './set-up-button.tsx';
import { SharedSettings } from './shared-settings.tsx';

// What stands here only now and then: loaded at idle, or with a page that begins with it.
const AttachmentChips = lazily(() =>
  import('#components/attachments/attachment-chips.tsx').then((module) => module.AttachmentChips),
);
const DropVeil = lazily(
  () => import('#components/attachments/drop-veil.tsx').then((module) => module.DropVeil),
  { missed: missedQuietly },
);
const loadVariables = () => import('./variables-form.tsx').then((module) => module.VariablesForm);
const VariablesForm = lazily(loadVariables, { first: drawnByServer(loadVariables) });

interface ComposerProps {
  draft: Draft;
  /** Name of the only column it will be sent to; null: to all. */
  only: string | null;
  /** Says where it will be sent, where that is not plain. */
  aim: ReactNode;
  tray: Tray;
  /** By id, as far as the catalog knows them. */
  models: ReadonlyMap<string, Model>;
  field: RefObject<HTMLTextAreaElement | null>;
  /** The conversation has no turn yet. */
  isNew: boolean;
  running: boolean;
  failed: number;
  obstacle: string | null;
  command: CommandKey;
  onChange: (patch: Partial<Draft>) => void;
  onExample: (example: Example) => void;
  onModels: () => void;
  onTools: () => void;
  onSchema: () => void;
  onRun: () => void;
  onStop: () => void;
  onRetry: () => void;
}

/** From top to bottom: what concerns the prompt, the prompt itself, the tools it is written with and what sends it. */
export function Composer(props: ComposerProps) {
  const { draft, tray, field, isNew, running, failed, onChange } = props;
  const columns = draft.columns.length;
  const attached = useTray(tray);
  const write = () => field.current?.focus();
  const attach = (files: File[]) => {
    void tray.add(files);
    write();
  };
  const variables = variablesOf(draft);
  const isHeldOver = useIncomingFiles(attach);
  const names = columnNames(draft.columns, props.models);
  const refusing = refusingNote(
    attached.attachments.map(({ kind }) => kind),
    draft.columns.map(({ id, model }) => ({ name: names.get(id) ?? model, model: props.models.get(model) })),
  );
  return (
    <div className="print:hidden shrink-0 border-hairline border-t bg-page px-inset pt-2.5 pb-[max(14px,env(safe-area-inset-bottom))] slim:px-2.5 slim:pb-[max(10px,env(safe-area-inset-bottom))] short:sticky short:bottom-0 short:z-10 short:pt-1.5 short:pb-[max(6px,env(safe-area-inset-bottom))]">
      {isNew && <ExampleChips onPick={props.onExample} />}
      {props.aim}
      <Complaints complaints={attached.complaints} onDismiss={tray.dismiss} />
      {variables.length > 0 && (
        <VariablesForm
          names={variables}
          values={draft.variables}
          onChange={(values) => onChange({ variables: values })}
        />
      )}
      <div className="grid grid-cols-[auto_1fr_auto] items-center gap-x-2 rounded-composer border border-control bg-surface shadow-[0_1px_3px_rgb(0_0_0/0.04)] transition-colors duration-quick [grid-template-areas:'prompt_prompt_prompt'_'tools_._run'] focus-within:border-mute slim:rounded-[22px] slim:p-1.5 slim:[grid-template-areas:'chips_chips_chips'_'retry_retry_retry'_'tools_prompt_run'] slim:has-[:is(#prompt:focus,#prompt:not(:placeholder-shown))]:[grid-template-areas:'chips_chips_chips'_'retry_retry_retry'_'prompt_prompt_prompt'_'tools_._run'] short:grid-cols-[auto_1fr_auto_auto] short:[grid-template-areas:'chips_chips_chips_chips'_'tools_prompt_retry_run']! roomy:gap-y-2 roomy:pt-3.5 roomy:pr-3 roomy:pb-2.5 roomy:pl-4">
        <div className="min-w-0 [grid-area:prompt] slim:contents roomy:pr-1">
          <div className="slim:px-1.5 slim:[grid-area:chips]">
            {attached.attachments.length + attached.reading.length > 0 && (
              <AttachmentChips tray={attached} onRemove={tray.remove} />
            )}
            {refusing && <p className="pb-2 text-mute text-note">{refusing}</p>}
          </div>
          <div className="min-w-0 slim:px-1 slim:py-1.5 slim:[grid-area:prompt]">
            <PromptField
              field={field}
              value={draft.prompt}
              placeholder={placeholder(columns, isNew, running, props.only)}
              onChange={(prompt) => onChange({ prompt })}
            />
          </div>
        </div>
        <div className="flex items-center gap-1 [grid-area:tools] roomy:-ml-2">
          <ModelsButton columns={columns} command={props.command} onModels={props.onModels} />
          {/* On a tablet the words alone: with the icons the row would be wider than the box. */}
          <div className="contents slim:hidden roomy:max-lg:[&_button>svg]:hidden">
            <SharedSettings draft={draft} onChange={onChange} focus="system" />
            <SharedSettings draft={draft} onChange={onChange} focus="parameters" />
            <SetUpButton label="Tools" icon={Wrench} set={draft.tools.length} onClick={props.onTools} />
            <SetUpButton label="Schema" icon={Braces} set={draft.schema !== null} onClick={props.onSchema} />
            <KeepSwitch />
          </div>
          <AttachButton onFiles={attach} />
        </div>
        <div className="flex items-center gap-2 slim:contents roomy:[grid-area:run]">
          {failed > 0 && (
            <Button
              size="large"
              className="rounded-block slim:mb-1.5 slim:justify-self-start slim:rounded-full slim:[grid-area:retry] short:mb-0"
              onClick={props.onRetry}
            >
              <RotateCw size={14} strokeWidth={1.75} aria-hidden="true" />
              <span>
                Retry<span className="md:max-lg:sr-only"> failed</span> ({failed})
              </span>
            </Button>
          )}
          <div className="flex slim:[grid-area:run]">
            <RunButton
              columns={props.only === null ? columns : 1}
              running={running}
              obstacle={props.obstacle}
              command={props.command}
              onRun={props.onRun}
              onStop={props.onStop}
            />
          </div>
        </div>
      </div>
      {isHeldOver && <DropVeil />}
    </div>
  );
}
