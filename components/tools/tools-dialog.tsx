'use client';
import { Plus } from 'lucide-react';
import { useId } from 'react';
import { fieldLook } from '#components/settings/field-look.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { Tool, ToolChoice } from '#lib/prompt/setup.ts';
import { choiceAmong, readToolChoice, writeToolChoice } from '#lib/prompt/tool-choice.ts';
import { starters } from './starters.ts';
import { ToolEditor } from './tool-editor.tsx';
import { isTaken } from './tool-row.ts';
import { useToolRows } from './use-tool-rows.ts';

interface ToolsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  tools: Tool[];
  toolChoice: ToolChoice;
  onChange: (change: { tools?: Tool[]; toolChoice?: ToolChoice }) => void;
}

const blank: Tool = { name: '', parameters: { type: 'object', properties: {} }, result: '' };

/** The tools every model is offered, and whether it must call one. */
export function ToolsDialog({ open, onOpenChange, tools, toolChoice, onChange }: ToolsDialogProps) {
  const { rows, add, change, remove } = useToolRows(tools, (next) => onChange({ tools: next }));
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Tools" className="sm:w-[620px]">
      <p className="text-soft">
        Models may call these. A call is answered with the text given here, or you are asked.
      </p>
      {rows.length > 0 && (
        <>
          <ToolChoiceField
            tools={tools}
            value={toolChoice}
            onChange={(next) => onChange({ toolChoice: next })}
          />
          <div className="mt-3 flex flex-col gap-3">
            {rows.map((row, index) => (
              <ToolEditor
                key={row.key}
                row={row}
                taken={row.name !== '' && isTaken(rows, index)}
                onChange={change}
                onRemove={() => remove(row.key)}
              />
            ))}
          </div>
        </>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-1.5">
        <Button onClick={() => add(blank)}>
          <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
          Add tool
        </Button>
        {starters
          .filter(({ name }) => !rows.some((row) => row.name === name))
          .map((tool) => (
            <Button key={tool.name} variant="quiet" className="font-mono" onClick={() => add(tool)}>
              {tool.name}
            </Button>
          ))}
      </div>
    </Dialog>
  );
}

interface ToolChoiceFieldProps {
  tools: readonly Tool[];
  value: ToolChoice;
  onChange: (choice: ToolChoice) => void;
}

function ToolChoiceField({ tools, value, onChange }: ToolChoiceFieldProps) {
  const id = useId();
  return (
    <div className="mt-3 flex items-center gap-2 text-[13px]">
      <label htmlFor={id}>Tool choice</label>
      <select
        id={id}
        value={writeToolChoice(choiceAmong(tools, value))}
        onChange={(event) => onChange(readToolChoice(event.currentTarget.value) ?? 'auto')}
        className={`${fieldLook} text-[12.5px]`}
      >
        <option value="auto">Auto: the model decides</option>
        <option value="none">None: no calls</option>
        <option value="required">Required: at least one call</option>
        {tools.map(({ name }) => (
          <option key={name} value={writeToolChoice({ name })}>
            Only {name}
          </option>
        ))}
      </select>
    </div>
  );
}
