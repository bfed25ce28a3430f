'use client';
import { useRef, useState } from 'react';
import { columnNames } from '#components/columns/column-names.ts';
import { Columns } from '#components/columns/columns.tsx';
import { promptText } from '#components/columns/prompt-text.ts';
import { Composer } from '#components/composer/composer.tsx';
import { DemoBanner } from '#components/connect/demo-banner.tsx';
import { Announcer } from '#components/shell/announcer.tsx';
import { LineUpMenu } from '#components/shell/line-up-menu.tsx';
import { PromptBand } from '#components/shell/prompt-band.tsx';
import { Rail } from '#components/shell/rail.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { useTheme } from '#components/shell/use-theme.ts';
import type { Model } from '#lib/catalog/model.ts';
import { useCatalog } from '#lib/catalog/use-catalog.ts';
import { createConversation } from '#lib/run/conversation.ts';
import { useConversation, useRun } from '#lib/run/use-run.ts';
import { Dialogs, type Surface } from './dialogs.tsx';
import { LinkNotice } from './link-notice.tsx';
import { remember } from './memory.ts';
import { obstacleOf, sendDraft } from './send-draft.ts';
import type { Start } from './start.ts';
import { useCommandKey, useHydrated } from './use-browser.ts';
import { useDraft } from './use-draft.ts';
import { useNewestTurn, useTurnState } from './use-newest.ts';
import { useShortcuts } from './use-shortcuts.ts';

const isReal = (model: Model) => model.provider === 'openrouter' && model.available;

export function Playground({ start }: { start: Start }) {
  const { draft, ...edit } = useDraft(start.draft);
  const [conversation] = useState(createConversation);
  const [surface, setSurface] = useState<Surface | null>(null);
  const [bannerDismissed, setBannerDismissed] = useState(start.bannerDismissed);
  const { theme, cycle } = useTheme(start.theme);
  const catalog = useCatalog(start.models);
  const command = useCommandKey();
  const hydrated = useHydrated();
  const field = useRef<HTMLTextAreaElement>(null);

  const { turns } = useConversation(conversation);
  const turn = useNewestTurn(conversation);
  const { running, failed } = useTurnState(turn);
  const shownSetup = useRun(turn, (run) => run.setup);

  const models = draft.columns.map((column) => column.model);
  const names = columnNames(draft.columns, catalog.models);
  const list = catalog.answer?.models ?? [];
  const connected = catalog.answer ? list.some(isReal) : start.connected;
  const showsBanner = !bannerDismissed && models.length > 0 && models.every((id) => id.startsWith('demo:'));
  const obstacle = obstacleOf(draft, hydrated);

  const write = () => field.current?.focus();
  const connect = () => setSurface({ kind: 'connect' });
  const choose = () => setSurface({ kind: 'picker', column: null });
  const stop = () => void turn.stop();
  const run = () => {
    if (running || obstacle !== null) return;
    sendDraft(conversation, draft, edit.restorePrompt);
    edit.change({ prompt: '' });
    // On a touch screen the keyboard would come up and cover the replies.
    if (window.matchMedia('(pointer: coarse)').matches) field.current?.blur();
    else write();
  };
  const startAnew = () => {
    if (running) stop();
    conversation.clear();
    write();
  };
  const dismissBanner = () => {
    setBannerDismissed(true);
    remember('banner', 'dismissed');
  };
  const help = () => setSurface({ kind: 'help' });
  useShortcuts({ run, stop: running ? stop : null, choose, write, help });

  return (
    <div className="relative flex h-dvh overflow-clip bg-page">
      <Rail theme={theme} onTheme={cycle} onHelp={help} />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar
          lineUp={<LineUpMenu models={list} chosen={models} onChoose={edit.choose} />}
          theme={theme}
          offersConnect={!connected && !showsBanner}
          hasTurns={turns.length > 0}
          onTheme={cycle}
          onModels={choose}
          onSettings={() => setSurface({ kind: 'settings' })}
          onConnect={connect}
          onNew={startAnew}
        />
        {showsBanner && (
          <DemoBanner connected={connected} onConnect={connect} onModels={choose} onDismiss={dismissBanner} />
        )}
        <LinkNotice ignored={start.ignored} />
        <main className="flex min-h-0 flex-1 flex-col">
          <PromptBand prompt={turns.length > 0 ? promptText(shownSetup) : null} />
          <Columns
            columns={draft.columns}
            conversation={conversation}
            models={catalog.models}
            shared={{ system: draft.system, parameters: draft.parameters }}
            actions={{
              remove: edit.remove,
              duplicate: edit.duplicate,
              move: edit.move,
              change: edit.changeColumn,
              replace: (column) => setSurface({ kind: 'picker', column }),
              connect,
            }}
          />
          <Composer
            draft={draft}
            field={field}
            isNew={turns.length === 0}
            running={running}
            failed={failed}
            obstacle={obstacle}
            command={command}
            onChange={edit.change}
            onModels={choose}
            onRun={run}
            onStop={stop}
            onRetry={() => void turn.retry()}
          />
        </main>
      </div>
      <Announcer turn={turn} names={names} />
      <Dialogs
        surface={surface}
        onSurface={setSurface}
        draft={draft}
        edit={edit}
        catalog={catalog}
        command={command}
      />
    </div>
  );
}
