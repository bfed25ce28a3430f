import { expect, test } from 'vitest';
import { createColumnView } from '#components/columns/column-view.ts';
import { type PageActions, pageCommands } from '#components/command/page-commands.ts';
import { runCommands } from '#components/command/run-commands.ts';

const nothing = () => {};
const view = createColumnView();
const page: PageActions = {
  columns: [
    { id: 'a', name: 'Swift' },
    { id: 'b', name: 'Steady' },
  ],
  hasTurns: true,
  running: false,
  failed: 0,
  obstacle: null,
  connected: true,
  theme: 'light',
  density: 'comfortable',
  races: false,
  view,
  run: nothing,
  stop: nothing,
  retry: nothing,
  write: nothing,
  startAnew: nothing,
  choose: nothing,
  settings: nothing,
  tools: nothing,
  schema: nothing,
  connect: nothing,
  history: nothing,
  help: nothing,
  race: nothing,
  setTheme: nothing,
  setDensity: nothing,
  goTo: nothing,
  example: nothing,
};

const hints = (singleKeys: boolean) => [
  ...pageCommands(page, view.get(), 'Ctrl', singleKeys).flatMap(({ shortcut }) => shortcut ?? []),
  ...runCommands(
    { theme: 'light', history: nothing, help: nothing, setTheme: nothing },
    'Ctrl',
    singleKeys,
  ).flatMap(({ shortcut }) => shortcut ?? []),
];

test('a command tells its key', () => {
  expect(hints(true)).toEqual(expect.arrayContaining(['Ctrl ↵', '/', '1', '2', 'F', 'S', 'H', '?']));
});

test('a key that is struck by itself is told by none while those are off', () => {
  expect(hints(false)).toEqual(['Ctrl ↵', 'Ctrl K']);
});
