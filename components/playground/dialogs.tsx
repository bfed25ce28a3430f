'use client';
import { memo, useState } from 'react';
import type { Tray } from '#components/attachments/tray.ts';
import type { Lanes } from '#components/columns/lanes.ts';
import type { PageActions } from '#components/command/page-commands.ts';
import type { CommandKey } from '#components/command/shortcuts.ts';
import { DialogFrame, type FrameProps } from '#components/ui/frames.tsx';
import { lazily } from '#components/ui/lazily.tsx';
import { MissedDialog, missedQuietly } from '#components/ui/missed.tsx';
import { useFetched } from '#components/ui/use-fetched.ts';
import type { Catalog } from '#lib/catalog/known-catalog.ts';
import type { Draft } from '#lib/prompt/draft.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { Conversation } from '#lib/run/conversation.ts';
import type { useDraft } from './use-draft.ts';

/** What lies over the page; the picker may be open for one column. */
export type Surface =
  | { kind: 'picker'; column: string | null }
  | { kind: 'code'; column: string }
  | { kind: 'connect'; provider?: string }
  | { kind: 'help' }
  | { kind: 'commands' }
  | { kind: 'tools' }
  | { kind: 'schema' }
  | { kind: 'settings' };

interface DialogsProps {
  surface: Surface | null;
  onSurface: (surface: Surface | null) => void;
  draft: Draft;
  /** By column id. */
  lanes: Lanes;
  edit: Omit<ReturnType<typeof useDraft>, 'draft'>;
  catalog: Catalog;
  command: CommandKey;
  page: PageActions;
  conversation: Conversation;
  tray: Tray;
}

const overlay = { loading: (props: FrameProps) => <DialogFrame {...props} />, missed: MissedDialog };

const Picker = lazily(() => import('#components/picker/picker.tsx').then((module) => module.Picker), overlay);
const CodeDialog = lazily(
  () => import('#components/snippets/code-dialog.tsx').then((module) => module.CodeDialog),
  overlay,
);
const ConnectDialog = lazily(
  () => import('#components/connect/connect-dialog.tsx').then((module) => module.ConnectDialog),
  overlay,
);
const HelpDialog = lazily(
  () => import('#components/shell/help-dialog.tsx').then((module) => module.HelpDialog),
  overlay,
);
const CommandMenu = lazily(
  () => import('#components/command/command-menu.tsx').then((module) => module.CommandMenu),
  overlay,
);
const SettingsDialog = lazily(
  () => import('#components/settings/settings-dialog.tsx').then((module) => module.SettingsDialog),
  overlay,
);
const ToolsDialog = lazily(
  () => import('#components/tools/tools-dialog.tsx').then((module) => module.ToolsDialog),
  overlay,
);
const SchemaDialog = lazily(
  () => import('#components/schema/schema-dialog.tsx').then((module) => module.SchemaDialog),
  overlay,
);
const TooltipLayer = lazily(
  () => import('#components/ui/tooltip-layer.tsx').then((module) => module.TooltipLayer),
  { missed: missedQuietly },
);

/** What they are made of, in the order in which it is fetched: what is asked for most comes first. */
export const loadDialogs = [
  Picker,
  CommandMenu,
  ConnectDialog,
  SettingsDialog,
  HelpDialog,
  CodeDialog,
  ToolsDialog,
  SchemaDialog,
].map(({ load }) => load);

/** While nothing lies over the page only the catalog is of use there: the picker gets it ready. */
function isUnseen(before: DialogsProps, after: DialogsProps): boolean {
  return before.surface === null && after.surface === null && before.catalog === after.catalog;
}

/** Everything that may lie over the page, mounted when it is first asked for; the picker earlier: it reads the catalog. */
export const Dialogs = memo(function Dialogs(props: DialogsProps) {
  const { surface, onSurface, draft, edit, catalog, command } = props;
  const tooltips = useFetched(TooltipLayer.load);
  const picker = useFetched(Picker.load);
  // Once it was there it stays: it closes by itself, and gives the focus back.
  const [shown, setShown] = useState<ReadonlySet<Surface['kind']>>(new Set());
  if (surface !== null && !shown.has(surface.kind)) setShown(new Set([...shown, surface.kind]));
  const mounts = (kind: Surface['kind']) => shown.has(kind) || (kind === 'picker' && picker);
  const close = (open: boolean) => {
    if (!open) onSurface(null);
  };
  const column = surface?.kind === 'picker' ? surface.column : null;
  const chosen = draft.columns.filter(({ id }) => column === null || id === column);
  const use = (models: string[]) => {
    if (column === null) edit.choose(models);
    else edit.replace(column, models);
    onSurface(null);
  };
  return (
    <>
      {mounts('picker') && (
        <Picker
          open={surface?.kind === 'picker'}
          onOpenChange={close}
          models={catalog.answer}
          error={catalog.error}
          loading={catalog.loading}
          chosen={chosen.map(({ model }) => model)}
          lanes={lanesByModel(chosen, props.lanes)}
          onUse={use}
          onConnect={(provider) => onSurface({ kind: 'connect', provider })}
        />
      )}
      {mounts('code') && (
        <CodeDialog
          open={surface?.kind === 'code'}
          onOpenChange={close}
          column={surface?.kind === 'code' ? surface.column : null}
          draft={draft}
          conversation={props.conversation}
          tray={props.tray}
        />
      )}
      {mounts('connect') && (
        <ConnectDialog
          open={surface?.kind === 'connect'}
          onOpenChange={close}
          draft={draft}
          provider={surface?.kind === 'connect' ? surface.provider : undefined}
        />
      )}
      {mounts('help') && (
        <HelpDialog open={surface?.kind === 'help'} onOpenChange={close} command={command} />
      )}
      {mounts('commands') && (
        <CommandMenu
          open={surface?.kind === 'commands'}
          onOpenChange={close}
          page={props.page}
          command={command}
          models={catalog.models}
        />
      )}
      {mounts('settings') && (
        <SettingsDialog
          open={surface?.kind === 'settings'}
          onOpenChange={close}
          value={{ system: draft.system, parameters: draft.parameters, routing: draft.routing }}
          onChange={edit.change}
        />
      )}
      {mounts('tools') && (
        <ToolsDialog
          open={surface?.kind === 'tools'}
          onOpenChange={close}
          tools={draft.tools}
          toolChoice={draft.toolChoice}
          onChange={edit.change}
        />
      )}
      {mounts('schema') && (
        <SchemaDialog
          open={surface?.kind === 'schema'}
          onOpenChange={close}
          value={draft.schema}
          onChange={(schema) => edit.change({ schema })}
        />
      )}
      {tooltips && <TooltipLayer />}
    </>
  );
}, isUnseen);

/** Of a model that stands twice, that of the first. */
function lanesByModel(columns: readonly Column[], lanes: Lanes): Lanes {
  return new Map(columns.toReversed().map(({ id, model }) => [model, lanes.get(id) ?? 0]));
}
