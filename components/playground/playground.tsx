'use client';
import { useRef, useState } from 'react';
import { createTray } from '#components/attachments/tray.ts';
import { useTray } from '#components/attachments/use-tray.ts';
import { columnNames } from '#components/columns/column-names.ts';
import { createColumnView } from '#components/columns/column-view.ts';
import { goToColumn } from '#components/columns/go-to-column.ts';
import { useColumnView } from '#components/columns/use-column-view.ts';
import { useLanes } from '#components/columns/use-lanes.ts';
import type { PageActions } from '#components/command/page-commands.ts';
import { hintOf } from '#components/command/shortcuts.ts';
import { Composer } from '#components/composer/composer.tsx';
import type { Example } from '#components/composer/examples.ts';
import { useReturn } from '#components/connect/use-return.ts';
import { History } from '#components/history/history.tsx';
import { useHistoryPanel } from '#components/history/use-history-panel.ts';
import { keepsRuns } from '#components/history/use-keep-runs.ts';
import { endedRun, useHeldRun } from '#components/offline/use-held-run.ts';
import { useUnreached } from '#components/offline/use-reach.ts';
import { useBudget } from '#components/quota/use-budget.ts';
import { Race, usePreloadedRace } from '#components/race/race.tsx';
import { ShareMenu } from '#components/share/share-menu.tsx';
import { Announcer } from '#components/shell/announcer.tsx';
import { LineUpMenu } from '#components/shell/line-up-menu.tsx';
import { Rail } from '#components/shell/rail.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { useDensity } from '#components/shell/use-density.ts';
import { useTheme } from '#components/shell/use-theme.ts';
import { lazily } from '#components/ui/lazily.tsx';
import { useFetched } from '#components/ui/use-fetched.ts';
import { useLazyAction } from '#components/ui/use-lazy-action.tsx';
import { knownCatalog } from '#lib/catalog/known-catalog.ts';
import type { Model } from '#lib/catalog/model.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import type { Quota } from '#lib/quota/quota.ts';
import { createConversation } from '#lib/run/conversation.ts';
import { useConversation, useRun } from '#lib/run/use-run.ts';
import { AimLines } from './aim-lines.tsx';
import { Dialogs, type Surface } from './dialogs.tsx';
import { earlyLogs } from './early-logs.ts';
import { keepRuns } from './kept-conversation.ts';
import { NewestPrompt } from './newest-prompt.tsx';
import { Notices, useDemoBanner } from './notices.tsx';
import { isWritten, obstacleOf, sendDraft } from './send-draft.ts';
import { StandingColumns } from './standing-columns.ts';
import type { Start } from './start.ts';
import { UndoLine } from './undo-line.tsx';
import { useAim } from './use-aim.ts';
import { useCommandKey } from './use-browser.ts';
import { useDraft } from './use-draft.ts';
import { useKeptConversation } from './use-kept-conversation.ts';
import { useKeptView } from './use-kept-view.ts';
import { useLineUp } from './use-line-up.ts';
import { useNewest } from './use-newest.ts';
import { usePreload } from './use-preload.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useSteady } from './use-steady.ts';

const Asking = lazily(() => import('./asking.tsx').then((module) => module.Asking));
// What only an account brings, and only where it has a limit.
const BudgetMeter = lazily(() =>
  import('#components/quota/budget-meter.tsx').then((module) => module.BudgetMeter),
);

// Outside the component: the compiler leaves alone, and memoizes nothing in, a function that imports.
const loadExamples = () => import('#components/composer/take-example.ts');

const isReal = (model: Model) => model.provider === 'openrouter' && model.available;

export function Playground({ start }: { start: Start }) {
  const { draft, ...edit } = useDraft(start.draft);
  useReturn(start.outcome, edit.change);
  const [conversation] = useState(() =>
    createConversation({ keep: keepRuns, keepsRuns, fetch: earlyLogs().fetch }),
  );
  const [tray] = useState(() => createTray());
  const [surface, setSurface] = useState<Surface | null>(null);
  const { theme, cycle, set: setTheme } = useTheme(start.theme);
  const density = useDensity(start.density);
  const [catalog, setCatalog] = useState(() => knownCatalog(start.models));
  const [quota, setQuota] = useState<Quota>();
  const command = useCommandKey();
  const field = useRef<HTMLTextAreaElement>(null);

  const { turns, places } = useConversation(conversation);
  const { turn, prompt, place, running, failed, stop, retry } = useNewest(turns);
  const aim = useAim(conversation, { turns, draft, tray, change: edit.change });
  const trayed = useTray(tray);
  // What has left is in the account's figures already.
  const leaving = isWritten(draft, trayed) && !running ? aim.aimed : { ...draft, columns: [] };
  const budgeting = useBudget(leaving, catalog.models, quota, start.isPublic);
  const { budget, isLent } = budgeting;
  const names = columnNames(draft.columns, catalog.models);
  const lineUp = useLineUp(draft, edit, names);
  const panel = useHistoryPanel(start.historyOpen);
  const [view] = useState(createColumnView);
  const lanes = useLanes(view, draft.columns);
  const isFocusing = useColumnView(view).focused !== null;
  const [racing, setRacing] = useState(false);
  usePreload(running);
  const phase = useRun(turn, (run) => run.phase);
  const asks = useFetched(Asking.load, 'before a run') || surface !== null || turns.length > 0;
  usePreloadedRace();
  const pulse = useRun(turn, ({ id, phase }) => `${id} ${phase}`);
  const ready = useKeptConversation(conversation, {
    columns: draft.columns,
    isBare: start.isBare,
    continues: start.continues,
    fill: edit.change,
    // Back from OpenRouter the whole draft is put in its place, ids and all.
    adopt: (columns) => start.outcome === null && edit.change({ columns }),
    tell: lineUp.tell,
  });

  useKeptView(view, draft.columns, ready);

  const models = draft.columns.map((column) => column.model);
  const list = catalog.answer?.models ?? [];
  const connected = catalog.answer ? list.some(isReal) : start.connected;
  const banner = useDemoBanner(start.bannerDismissed, models);
  const cut = useRun(turn, ({ problem, connection }) => problem?.status === 0 || connection !== 'live');
  const unreached = useUnreached(cut || catalog.error !== null);
  useHeldRun(useRun(turn, endedRun));
  const obstacle = unreached ?? obstacleOf(draft, ready, trayed);

  const write = () => field.current?.focus();
  const connect = () => setSurface({ kind: 'connect' });
  const choose = () => setSurface({ kind: 'picker', column: null });
  const send = () => {
    if (running || obstacle !== null) return;
    const attachments = tray.take();
    const restore = (prompt: string) => {
      edit.restorePrompt(prompt);
      tray.restore(attachments);
    };
    sendDraft(aim, aim.aimed, restore, attachments);
    edit.change({ prompt: '' });
    // On a touch screen the keyboard would come up and cover the replies.
    if (window.matchMedia('(pointer: coarse)').matches) field.current?.blur();
    else write();
  };
  const run = () => {
    // Only the key comes here then: the button is disabled, and says why in its title.
    if (!running && obstacle !== null) {
      lineUp.tell(obstacle);
      write();
    } else if (running || !budgeting.asks()) send();
  };
  const examples = useLazyAction(loadExamples);
  const begin = (example: Example) => {
    examples.act(({ takeExample }) => void takeExample(example, { draft, tray, change: edit.change }));
    write();
  };
  const startAnew = () => {
    if (running) stop();
    conversation.clear();
    aim.reset();
    write();
  };
  const help = () => setSurface({ kind: 'help' });
  const race = () => setRacing(!racing);
  const continueOnly = (id: string) => {
    aim.continueOnly(id);
    write();
  };
  const editPrompt = (index: number) => {
    aim.edit(index);
    write();
  };
  const columnActions = useSteady({
    editPrompt,
    showPrompt: conversation.show,
    remove: lineUp.remove,
    duplicate: edit.duplicate,
    moveTo: lineUp.moveTo,
    run: aim.runColumn,
    continueOnly,
    answerCalls: (setup: Setup) => void conversation.send(setup),
    change: edit.changeColumn,
    replace: (column: string) => setSurface({ kind: 'picker', column }),
    code: (column: string) => setSurface({ kind: 'code', column }),
    choose,
    tell: lineUp.tell,
    connect: (provider?: string) => setSurface({ kind: 'connect', provider }),
  });
  const onlyName = aim.only === null ? null : lineUp.nameOf(aim.only);
  const commands = () => setSurface({ kind: 'commands' });
  useShortcuts({
    run,
    // Escape leaves the nearest thing first.
    stop: isFocusing ? view.unfocus : running ? stop : null,
    models: choose,
    commands,
    write,
    history: panel.toggle,
    help,
    undo: lineUp.undo,
  });
  const page: PageActions = {
    columns: draft.columns.map(({ id }) => ({ id, name: lineUp.nameOf(id) })),
    hasTurns: turns.length > 0,
    running,
    failed,
    obstacle,
    connected,
    theme,
    density: density.density,
    races: racing,
    view,
    run,
    stop,
    retry,
    write,
    startAnew,
    choose,
    settings: () => setSurface({ kind: 'settings' }),
    tools: () => setSurface({ kind: 'tools' }),
    schema: () => setSurface({ kind: 'schema' }),
    connect,
    history: panel.toggle,
    help,
    race,
    setTheme,
    setDensity: density.set,
    goTo: (id) => goToColumn(view, id),
    example: begin,
  };

  return (
    <div className="relative flex h-dvh overflow-clip bg-page print:block print:h-auto print:overflow-visible">
      <Rail
        theme={theme}
        onTheme={cycle}
        onHelp={help}
        history={panel}
        commands={{ open: commands, hint: hintOf('commands', command) }}
        density={density}
      />
      <History panel={panel} models={catalog.models} pulse={pulse} />
      <div className="flex min-w-0 flex-1 flex-col short:overflow-y-auto print:block print:overflow-visible">
        <TopBar
          lineUp={
            <LineUpMenu
              models={list}
              columns={draft.columns}
              names={[...names.values()]}
              onChoose={edit.choose}
              onLoad={edit.load}
              onTell={lineUp.tell}
            />
          }
          budget={budget && <BudgetMeter budget={budget} />}
          share={
            <ShareMenu
              store={turn}
              draft={draft}
              attached={trayed.attachments.length}
              names={names}
              models={catalog.models}
              onTell={lineUp.tell}
            />
          }
          theme={theme}
          density={density.density}
          connected={connected}
          isLent={isLent}
          offersConnect={!connected && !banner.shows}
          hasTurns={turns.length > 0}
          onTheme={cycle}
          onDensity={density.cycle}
          onCommands={commands}
          onModels={choose}
          onSettings={() => setSurface({ kind: 'settings' })}
          onTools={() => setSurface({ kind: 'tools' })}
          onSchema={() => setSurface({ kind: 'schema' })}
          onConnect={connect}
          onNew={startAnew}
          onHistory={panel.toggle}
        />
        <Notices
          start={start}
          banner={banner}
          isNew={turns.length === 0}
          connected={connected}
          unreached={unreached}
          onConnect={connect}
          onModels={choose}
        />
        <main className="flex min-h-0 flex-1 flex-col short:min-h-fit print:block">
          <NewestPrompt
            turn={prompt}
            index={place}
            place={places[place]}
            view={view}
            columns={draft.columns.length}
            actions={columnActions}
            races={racing}
            onRace={race}
          />
          <StandingColumns
            view={view}
            columns={draft.columns}
            conversation={conversation}
            models={catalog.models}
            shared={{ system: draft.system, parameters: draft.parameters, routing: draft.routing }}
            actions={columnActions}
            isLent={isLent}
          />
          {racing && prompt && <Race store={turn} columns={draft.columns} names={names} lanes={lanes} />}
          {examples.missed}
          {asks && <Asking first={start.models} phase={phase} onCatalog={setCatalog} onQuota={setQuota} />}
          <div className="relative">
            <UndoLine done={lineUp.done} onGone={lineUp.forget} />
            <p role="status" className="sr-only">
              {lineUp.moved}
            </p>
          </div>
          <Composer
            only={onlyName}
            aim={
              <AimLines
                aim={aim}
                only={onlyName}
                budgeting={budgeting}
                disabled={obstacle !== null}
                connected={connected}
                store={turn}
                onRun={send}
                onConnect={connect}
              />
            }
            draft={draft}
            tray={tray}
            models={catalog.models}
            field={field}
            isNew={turns.length === 0}
            running={running}
            failed={failed}
            obstacle={obstacle}
            command={command}
            onChange={edit.change}
            onExample={begin}
            onModels={choose}
            onTools={() => setSurface({ kind: 'tools' })}
            onSchema={() => setSurface({ kind: 'schema' })}
            onRun={run}
            onStop={stop}
            onRetry={retry}
          />
        </main>
      </div>
      <Announcer turn={turn} names={names} />
      <Dialogs
        surface={surface}
        onSurface={setSurface}
        draft={draft}
        lanes={lanes}
        edit={edit}
        catalog={catalog}
        command={command}
        page={page}
        conversation={conversation}
        tray={tray}
      />
    </div>
  );
}
