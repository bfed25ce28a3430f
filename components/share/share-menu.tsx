'use client';
import {
  FileCode2,
  FileJson,
  FileSpreadsheet,
  FileText,
  FileUp,
  Link,
  Link2,
  Presentation,
  Share,
} from 'lucide-react';
import { useState } from 'react';
import { useOffer } from '#components/command/offers.ts';
import { lazily } from '#components/ui/lazily.tsx';
import { Menu, type MenuItem } from '#components/ui/menu.tsx';
import { MissedDialog } from '#components/ui/missed.tsx';
import { useLazyAction } from '#components/ui/use-lazy-action.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { modelIn } from '#lib/catalog/model-id.ts';
import type { Draft } from '#lib/prompt/draft.ts';
import type { RunStore, RunView } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { problemFrom } from '#lib/share/ask.ts';
import { isOnThisMachine } from './is-on-this-machine.ts';
import { resultLinkHindrance } from './result-link-hindrance.ts';
import type { ExportFormat } from './save-run.ts';

const ShareDialog = lazily(() => import('./share-dialog.tsx').then((module) => module.ShareDialog), {
  missed: MissedDialog,
});
const ImportDialog = lazily(() => import('./import-dialog.tsx').then((module) => module.ImportDialog), {
  missed: MissedDialog,
});

interface ShareMenuProps {
  /** The run to share: a run, a turn whose columns show what stands, or a replay, which is told whole. */
  store: RunStore & { main?: RunStore; whole?: RunView };
  /** The set-up that a link opens with; while no prompt is written in it, with the one that was sent. */
  draft: Draft;
  /** Pictures and files beside the draft: no link holds them. */
  attached: number;
  /** By column id, as the page shows them. */
  names: ReadonlyMap<string, string>;
  models: ReadonlyMap<string, Model>;
  /** What its owner called the run. */
  title?: string | null;
  /** Somebody else's snapshot: it has no links of its own. */
  isSnapshot?: boolean;
  /** Shows the run to an audience, where the page can. */
  onPresent?: () => void;
  /** Says a sentence to the reader. */
  onTell: (text: string) => void;
}

const exportsOf: readonly { format: ExportFormat; label: string; icon: MenuItem['icon']; note: string }[] = [
  { format: 'markdown', label: 'Export Markdown', icon: FileText, note: 'Prompt, answers and figures' },
  { format: 'json', label: 'Export JSON', icon: FileJson, note: 'The whole run, to be imported again' },
  { format: 'csv', label: 'Export CSV', icon: FileSpreadsheet, note: 'The figures, a row for each column' },
  { format: 'html', label: 'Export HTML', icon: FileCode2, note: 'One file that replays offline' },
];

const loadCopying = () => import('./copy-setup-link.ts');
const loadSaving = () => import('./save-run.ts');

/** These tell the log of one run, which must be whole. */
const needsLog = (format: ExportFormat) => format === 'json' || format === 'html';

/** The menu's words are drawn where it is open, which is never on the server. */
const isHere = () => typeof window !== 'undefined' && isOnThisMachine(window.location.origin);

/** Another device can not open what only this machine serves: then there is no code for one. */
function presentNote(isSnapshot: boolean, onThisMachine: boolean): string {
  if (onThisMachine) return 'In large type';
  return isSnapshot
    ? 'In large type, with its QR code'
    : 'In large type; with a QR code once it has a result link';
}

/** Every way out of the page for a set-up and for the run that stands, and the way in for one from elsewhere. */
export function ShareMenu(props: ShareMenuProps) {
  const {
    store,
    draft,
    attached,
    names,
    models,
    title = null,
    isSnapshot = false,
    onPresent,
    onTell,
  } = props;
  const [dialog, setDialog] = useState<'result' | 'import' | null>(null);
  const [used, setUsed] = useState<readonly string[]>([]);
  const main = store.main ?? store;
  const id = useRun(main, (run) => run.id);
  const hasEnded = (run: RunView) => (store.whole ?? run).phase === 'ended';
  const ended = useRun(store, hasEnded);
  const atRest = useRun(main, hasEnded);
  const hindrance = useRun(main, resultLinkHindrance);
  const copying = useLazyAction(loadCopying);
  const saving = useLazyAction(loadSaving);
  const open = (which: 'result' | 'import') => {
    setUsed([...used, which]);
    setDialog(which);
  };

  const copyLink = () =>
    copying.act(({ copySetupLink }) => {
      void copySetupLink(draft, attached, store.get().setup).then(onTell);
    });

  function exportAs(format: ExportFormat): void {
    if (id === null) return;
    const { started, setup, replies } = store.whole ?? store.get();
    const rows = setup.columns.flatMap(({ model }) => modelIn(models, model) ?? []);
    const shown = { started, setup, replies, names, title };
    saving.act(({ saveRun }) => {
      saveRun(format, { run: id, shown, models: rows }).catch((error: unknown) => {
        const { message, action } = problemFrom(error);
        onTell(`${message} ${action}`);
      });
    });
  }

  const items: MenuItem[] = [
    {
      label: 'Copy set-up link',
      icon: Link,
      note: 'Without replies; opens filled in and waits',
      onSelect: copyLink,
    },
    ...(isSnapshot
      ? []
      : [
          {
            label: 'Result link…',
            icon: Link2,
            note: hindrance ?? 'A snapshot for whoever has the link',
            disabled: hindrance !== null,
            onSelect: () => open('result'),
          },
        ]),
    ...(onPresent
      ? [
          {
            label: 'Present',
            icon: Presentation,
            note: presentNote(isSnapshot, isHere()),
            disabled: id === null || !atRest,
            onSelect: onPresent,
          },
        ]
      : []),
    ...exportsOf.map(({ format, label, icon, note }, index) => ({
      label,
      icon,
      note: id !== null && needsLog(format) && !atRest ? 'Once the run has ended' : note,
      disabled: id === null || !(needsLog(format) ? atRest : ended),
      separated: index === 0,
      onSelect: () => exportAs(format),
    })),
    { label: 'Import a run…', icon: FileUp, separated: true, onSelect: () => open('import') },
  ];
  useOffer('Share', items);
  return (
    <>
      <Menu
        label="Share"
        trigger={
          <>
            <Share size={14} strokeWidth={1.75} aria-hidden="true" />
            <span className="max-md:hidden">Share</span>
          </>
        }
        items={items}
      />
      {copying.missed}
      {saving.missed}
      {used.includes('result') && id !== null && (
        <ShareDialog
          open={dialog === 'result'}
          onOpenChange={(next) => setDialog(next ? 'result' : null)}
          run={id}
          title={title}
        />
      )}
      {used.includes('import') && (
        <ImportDialog open={dialog === 'import'} onOpenChange={(next) => setDialog(next ? 'import' : null)} />
      )}
    </>
  );
}
