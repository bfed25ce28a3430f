'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { History } from '#components/history/history.tsx';
import { useHistoryPanel } from '#components/history/use-history-panel.ts';
import { useCommandKey } from '#components/playground/use-browser.ts';
import { useIdle } from '#components/playground/use-idle.ts';
import { Rail } from '#components/shell/rail.tsx';
import type { Theme } from '#components/shell/theme.ts';
import { useTheme } from '#components/shell/use-theme.ts';
import { useCatalog } from '#lib/catalog/use-catalog.ts';
import { RunScreen } from './run-screen.tsx';

const HelpDialog = dynamic(
  () => import('#components/shell/help-dialog.tsx').then((module) => module.HelpDialog),
  { ssr: false },
);
const TooltipLayer = dynamic(
  () => import('#components/ui/tooltip-layer.tsx').then((module) => module.TooltipLayer),
  { ssr: false },
);

interface RunPageProps {
  id: string;
  theme: Theme;
  historyOpen: boolean;
}

/** The page of one run, or of a result link: its columns as they were, to be read and played again. */
export function RunPage({ id, theme: first, historyOpen }: RunPageProps) {
  const { theme, cycle } = useTheme(first);
  const [helps, setHelps] = useState(false);
  const panel = useHistoryPanel(historyOpen);
  const { models } = useCatalog([]);
  const command = useCommandKey();
  const idle = useIdle();
  const help = () => setHelps(true);
  return (
    <div className="relative flex h-dvh overflow-clip bg-page">
      <Rail theme={theme} onTheme={cycle} onHelp={help} history={panel} elsewhere />
      <History panel={panel} models={models} current={id} />
      <RunScreen key={id} id={id} models={models} onHelp={help} onHistory={panel.toggle} />
      {(idle || helps) && <HelpDialog open={helps} onOpenChange={setHelps} command={command} page="run" />}
      {idle && <TooltipLayer />}
    </div>
  );
}
