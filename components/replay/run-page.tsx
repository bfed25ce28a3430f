'use client';

import { useDeferredValue, useState } from 'react';
import { runCommands } from '#components/command/run-commands.ts';
import { hintOf } from '#components/command/shortcuts.ts';
import { useSingleKeys } from '#components/command/single-keys.ts';
import { History } from '#components/history/history.tsx';
import { useHistoryPanel } from '#components/history/use-history-panel.ts';
import { useCommandKey } from '#components/playground/use-browser.ts';
import { useIdle } from '#components/playground/use-idle.ts';
import { useShortcuts } from '#components/playground/use-shortcuts.ts';
import { Rail } from '#components/shell/rail.tsx';
import type { Theme } from '#components/shell/theme.ts';
import { useTheme } from '#components/shell/use-theme.ts';
import { lazily } from '#components/ui/lazily.tsx';
import { MissedDialog, missedQuietly } from '#components/ui/missed.tsx';
import { useCatalog } from '#lib/catalog/use-catalog.ts';
import type { StandingRun } from '#lib/http/standing-run.ts';
import { RunMenu } from './run-menu.tsx';
import { RunScreen } from './run-screen.tsx';

const CommandDialog = lazily(
  () => import('#components/command/command-dialog.tsx').then((module) => module.CommandDialog),
  { missed: MissedDialog },
);
const HelpDialog = lazily(
  () => import('#components/shell/help-dialog.tsx').then((module) => module.HelpDialog),
  { missed: MissedDialog },
);
const TooltipLayer = lazily(
  () => import('#components/ui/tooltip-layer.tsx').then((module) => module.TooltipLayer),
  { missed: missedQuietly },
);

interface RunPageProps {
  id: string;
  /** As far as it has ended and the server has told it along with the page. */
  run?: StandingRun | null;
  theme: Theme;
  historyOpen: boolean;
}

/** The page of one run, or of a result link: its columns as they were, to be read and played again. */
export function RunPage({ id, run = null, theme: first, historyOpen }: RunPageProps) {
  const { theme, set, cycle } = useTheme(first);
  const [helps, setHelps] = useState(false);
  const [commands, setCommands] = useState(false);
  const panel = useHistoryPanel(historyOpen);
  const command = useCommandKey();
  const singleKeys = useSingleKeys();
  const idle = useIdle();
  // The names of its columns came with the run.
  const catalog = useCatalog(run?.models ?? [], run === null || idle);
  const models = useDeferredValue(catalog.models);
  const help = () => setHelps(true);
  const openCommands = () => setCommands(true);
  // There are no models to choose here: its key opens what comes next to it.
  useShortcuts({ commands: openCommands, models: openCommands });
  return (
    <div className="relative flex h-dvh overflow-clip bg-page print:block print:h-auto print:overflow-visible">
      <Rail
        theme={theme}
        onTheme={cycle}
        onHelp={help}
        history={panel}
        commands={{ open: openCommands, hint: hintOf('commands', command) }}
        elsewhere
      />
      <History panel={panel} models={models} current={id} />
      <RunScreen
        key={id}
        id={id}
        run={run}
        models={models}
        onHelp={help}
        onHistory={panel.toggle}
        menu={<RunMenu theme={theme} onTheme={cycle} onHistory={panel.toggle} onCommands={openCommands} />}
      />
      {(idle || commands) && (
        <CommandDialog
          open={commands}
          onOpenChange={setCommands}
          commands={runCommands({ theme, history: panel.toggle, help, setTheme: set }, command, singleKeys)}
          models={models}
        />
      )}
      {(idle || helps) && <HelpDialog open={helps} onOpenChange={setHelps} command={command} page="run" />}
      {idle && <TooltipLayer />}
    </div>
  );
}
