import type { LucideIcon } from 'lucide-react';
import type { ColumnView, ColumnViewStore } from '#components/columns/column-view.ts';
import { type Example, examples } from '#components/composer/examples.ts';
import { type Density, densities } from '#components/shell/density.ts';
import { type Theme, themes } from '#components/shell/theme.ts';
import type { Command, Group } from './command.ts';
import { type CommandKey, keyHints, type ShortcutId } from './shortcuts.ts';

/** What the playground can do, and how it stands. */
export interface PageActions {
  columns: readonly { id: string; name: string }[];
  hasTurns: boolean;
  running: boolean;
  /** How many replies can be tried again at once. */
  failed: number;
  /** Why the prompt cannot be run now; null when it can. */
  obstacle: string | null;
  connected: boolean;
  theme: Theme;
  density: Density;
  races: boolean;
  view: ColumnViewStore;
  run: () => void;
  stop: () => void;
  retry: () => void;
  write: () => void;
  startAnew: () => void;
  choose: () => void;
  settings: () => void;
  tools: () => void;
  schema: () => void;
  connect: () => void;
  history: () => void;
  help: () => void;
  race: () => void;
  setTheme: (theme: Theme) => void;
  setDensity: (density: Density) => void;
  goTo: (column: string) => void;
  example: (example: Example) => void;
}

type Row = [
  label: string,
  onSelect: () => void,
  more?: Partial<Omit<Command, 'group'>> & { icon?: LucideIcon },
];

const listed = (group: Group, rows: readonly Row[]): Command[] =>
  rows.map(([label, onSelect, more]) => ({ group, label, onSelect, ...more }));

const go = (path: string) => () => window.location.assign(path);

/** Everything of the page that stands in no menu of its own. */
export function pageCommands(
  page: PageActions,
  view: ColumnView,
  command: CommandKey,
  singleKeys: boolean,
): Command[] {
  const { columns, running, obstacle, failed } = page;
  const { focused, synced, table } = view;
  const key = (id: ShortcutId) => ({ shortcut: keyHints(id, singleKeys, command).shortcut });
  const noTurn = !page.hasTurns;
  return [
    ...listed('Conversation', [
      running
        ? ['Stop all', page.stop, key('stop')]
        : [
            'Run',
            page.run,
            { ...key('run'), disabled: obstacle !== null, note: obstacle ?? 'In all columns' },
          ],
      ['Retry failed', page.retry, { disabled: failed === 0, words: 'again' }],
      ['Write a prompt', page.write, key('write')],
      ['New conversation', page.startAnew, { disabled: noTurn, words: 'clear reset start over chat' }],
    ]),
    ...listed('Set-up', [
      ['Choose models', page.choose, { ...key('models'), words: 'picker add' }],
      ['System and parameters', page.settings, { words: 'settings temperature routing prompt tokens' }],
      ['Tools', page.tools, { words: 'functions calls' }],
      ['Schema', page.schema, { words: 'json structured output' }],
      [
        page.connected ? 'Keys and connections' : 'Connect OpenRouter',
        page.connect,
        { words: 'key keys account login providers gemini openai' },
      ],
    ]),
    ...listed(
      'Columns',
      columns.map(
        ({ id, name }, place): Row => [
          `Go to ${name}`,
          () => page.goTo(id),
          { words: `column ${place + 1}`, ...(singleKeys && place < 9 && { shortcut: String(place + 1) }) },
        ],
      ),
    ),
    ...listed('View', [
      [
        'Focus view',
        page.view.toggleFocus,
        { ...key('focus'), checked: focused !== null, words: 'one large zoom' },
      ],
      [
        'Scroll columns together',
        page.view.toggleSync,
        { ...key('sync'), checked: synced, words: 'sync synced' },
      ],
      ['Metrics table', page.view.toggleTable, { checked: table, words: 'figures numbers' }],
      ['Race chart', page.race, { checked: page.races, disabled: noTurn, words: 'tokens over time' }],
      ['History', page.history, { ...key('history'), words: 'runs panel list' }],
      ...themes.map(
        (theme): Row => [
          `Theme: ${theme}`,
          () => page.setTheme(theme),
          { checked: theme === page.theme, words: 'mode colours appearance' },
        ],
      ),
      ...densities.map(
        (density): Row => [
          `Density: ${density}`,
          () => page.setDensity(density),
          { checked: density === page.density, words: 'size spacing dense' },
        ],
      ),
    ]),
    ...listed(
      'Example prompts',
      examples.map(
        (example): Row => [
          `Example: ${example.kind}`,
          () => page.example(example),
          { note: example.prompt, words: 'prompt starter' },
        ],
      ),
    ),
    ...listed('Help', [
      ['Keyboard shortcuts', page.help, { ...key('help'), words: 'keys' }],
      ['Docs', go('/docs'), { words: 'documentation metrics privacy manual' }],
    ]),
  ];
}
