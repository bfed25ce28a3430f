import { useEffect } from 'react';
import { loadColumnMenu } from '#components/columns/column-menu.tsx';
import { loadColumnTurns } from '#components/columns/load-column-turns.ts';
import { ariaKeys } from '#components/command/shortcuts.ts';
import { holdWorker } from '#components/offline/worker.ts';
import { SettingsPanel } from '#components/settings/lazy-settings-panel.ts';
import { loadMenu } from '#components/ui/menu.tsx';
import { loadPopover } from '#components/ui/popover.tsx';
import { quiet } from '#components/ui/quiet.ts';
import { loadDialogs } from './dialogs.tsx';

/**
 * What a run needs to show its first words: the parser by itself before what draws with it, for to evaluate either takes
 * a while, then a text read for nothing but the reading.
 */
const beforeRun = [() => import('#lib/markdown/lexer.ts'), loadColumnTurns, warmUpReader];

/** What the next press may need and the first paint did not. */
const someTime = [
  loadMenu,
  loadColumnMenu,
  loadPopover,
  SettingsPanel.load,
  () => import('#components/attachments/attachment-chips.tsx'),
  () => import('#components/attachments/complaint.ts'),
  () => import('#components/attachments/drop-veil.tsx'),
  () => import('#components/attachments/read-attachment.ts'),
  () => import('#components/columns/columns-table.tsx'),
  () => import('#components/composer/aim-bar.tsx'),
  () => import('#components/composer/take-example.ts'),
  () => import('#components/composer/variables-form.tsx'),
  () => import('#components/quota/budget-notice.tsx'),
  () => import('#components/share/copy-setup-link.ts'),
  () => import('#lib/prompt/url.ts'),
  ...loadDialogs,
  loadHighlighter,
  loadTypesetter,
];

/**
 * Fetches, one thing in each quiet moment, what the page will need at the next press: a lazy part must never wait behind
 * a stream, nor take a frame from one. A failure here is none: the part is asked for again when it is used.
 */
export function usePreload(running: boolean): void {
  useEffect(() => (running ? hold() : undefined), [running]);
  useEffect(() => {
    const undo = [
      ...beforeRun.map((job) => quiet.add(job, 'before a run')),
      ...someTime.map((job) => quiet.add(job)),
    ];
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true, passive: true };
    const hurry = (event: Event) => {
      if (leadsToRun(event)) void quiet.hurry();
    };
    for (const type of ['pointerover', 'pointerdown', 'keydown']) {
      document.addEventListener(type, hurry, options);
    }
    return () => {
      for (const each of undo) each();
      listening.abort();
    };
  }, []);
}

/** While a run goes on nothing is fetched that it can do without, neither by the page nor by its worker. */
function hold(): () => void {
  const letGo = [quiet.hold(), holdWorker()];
  return () => {
    for (const each of letGo) each();
  };
}

/** Where a prompt is written, and what sends it. */
const towardsRun = `textarea, [aria-keyshortcuts="${ariaKeys('run')}"]`;

/** Somebody writes, points at Run or presses Enter. Any other press waits for what it opens, and for nothing else. */
function leadsToRun(event: Event): boolean {
  if (event instanceof KeyboardEvent && event.key === 'Enter') return true;
  const isShortcut = event instanceof KeyboardEvent && (event.ctrlKey || event.metaKey);
  return !isShortcut && event.target instanceof Element && event.target.closest(towardsRun) !== null;
}

async function warmUpReader(): Promise<void> {
  const { warmUp } = await import('#lib/markdown/warm-up.ts');
  warmUp((step) => void quiet.add(step, 'before a run'));
}

async function loadHighlighter(): Promise<void> {
  (await import('#lib/markdown/highlight.ts')).loadHighlighter();
}

async function loadTypesetter(): Promise<void> {
  (await import('#lib/markdown/typeset.ts')).loadTypesetter();
}
