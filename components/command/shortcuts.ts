interface Shortcut {
  /** Any of them does it, the first is drawn. `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
  keys: readonly string[];
  words: string;
  /** The pages that know it. */
  pages: readonly Page[];
}

export type Page = 'playground' | 'run';
export type CommandKey = '⌘' | 'Ctrl';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Every key of the pages: what listens, the hints on buttons and the help sheet are made from this. */
export const shortcuts = {
  run: { keys: ['Mod+Enter'], words: 'Run in all columns', pages: ['playground'] },
  stop: { keys: ['Escape'], words: 'Stop all, then leave the prompt', pages: ['playground'] },
  models: { keys: ['Mod+K'], words: 'Choose models', pages: ['playground'] },
  commands: { keys: ['Mod+/', '.'], words: 'All commands', pages: ['playground', 'run'] },
  write: { keys: ['/'], words: 'Write a prompt', pages: ['playground'] },
  column: { keys: digits, words: 'Go to a column', pages: ['playground', 'run'] },
  focus: { keys: ['F'], words: 'Focus view: one column large', pages: ['playground', 'run'] },
  sync: { keys: ['S'], words: 'Scroll columns together', pages: ['playground', 'run'] },
  retry: { keys: ['R'], words: 'Retry the column you are in', pages: ['playground'] },
  moveLeft: { keys: ['['], words: 'Move the column you are in to the left', pages: ['playground'] },
  moveRight: { keys: [']'], words: 'Move the column you are in to the right', pages: ['playground'] },
  undo: { keys: ['Mod+Z'], words: 'Bring back the column that was removed', pages: ['playground'] },
  play: { keys: ['Space'], words: 'Play and pause', pages: ['run'] },
  history: { keys: ['H'], words: 'History', pages: ['playground', 'run'] },
  help: { keys: ['?'], words: 'These shortcuts', pages: ['playground', 'run'] },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof shortcuts;

const isId = (id: string): id is ShortcutId => id in shortcuts;
const ids = Object.keys(shortcuts).filter(isId);
const byKey = new Map(ids.flatMap((id) => shortcuts[id].keys.map((key) => [key.toLowerCase(), id] as const)));

/** What the keys mean there, in the table's order. */
export function shortcutsOf(page: Page): ShortcutId[] {
  return ids.filter((id) => (shortcuts[id].pages as readonly Page[]).includes(page));
}

/** The shortcut of a key as the table writes it, in any case; null where there is none. */
export const shortcutOf = (key: string): ShortcutId | null => byKey.get(key.toLowerCase()) ?? null;

const drawn: Readonly<Record<string, string>> = { Enter: '↵', Escape: 'Esc' };

/** The caps to press, one after the other: `['⌘', 'K']`; of a row of keys the first and the last. */
export function capsOf(id: ShortcutId, command: CommandKey): string[] {
  const keys: readonly string[] = shortcuts[id].keys;
  if (keys === digits) return ['1', '–', '9'];
  return (keys[0] ?? '').split('+').map((cap) => (cap === 'Mod' ? command : (drawn[cap] ?? cap)));
}

/** As drawn on a button: `⌘K`, `Ctrl K`. */
export function hintOf(id: ShortcutId, command: CommandKey = 'Ctrl'): string {
  return capsOf(id, command).join(command === '⌘' ? '' : ' ');
}

const isSingle = (key: string) => !key.startsWith('Mod+') && key !== 'Escape';

/** Whether its first key is none that is struck by itself: it stays when single keys are off. */
export const needsCommand = (id: ShortcutId): boolean => !isSingle(shortcuts[id].keys[0]);

/** As assistive technology is told, the `aria-keyshortcuts` of what does the same by a press; nothing where no key does. */
export function ariaKeys(id: ShortcutId, withSingle = true): string | undefined {
  const keys = (shortcuts[id].keys as readonly string[]).filter((key) => withSingle || !isSingle(key));
  const written = keys.flatMap((key) =>
    key.startsWith('Mod+') ? [key.replace('Mod', 'Control'), key.replace('Mod', 'Meta')] : [key],
  );
  return written.length === 0 ? undefined : written.join(' ');
}

interface KeyHints {
  /** As drawn. */
  shortcut?: string;
  'aria-keyshortcuts'?: string;
}

/** What a button or a row that does the same is given; nothing where its key is struck by itself and those are off. */
export function keyHints(id: ShortcutId, withSingle: boolean, command: CommandKey = 'Ctrl'): KeyHints {
  const keys = ariaKeys(id, withSingle);
  return keys === undefined ? {} : { shortcut: hintOf(id, command), 'aria-keyshortcuts': keys };
}
