import { type ShortcutId, shortcutOf } from './shortcuts.ts';

/** What is read of a keyboard event. */
export interface Press {
  key: string;
  code: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  isComposing?: boolean;
  getModifierState?(name: string): boolean;
}

export interface Pressed {
  id: ShortcutId;
  /** Which of its keys, as the table writes it but in lower case. */
  key: string;
  /** With Ctrl or Cmd: it is meant even while one types. */
  withCommand: boolean;
}

const places: Readonly<Record<string, string>> = {
  Slash: '/',
  Period: '.',
  BracketLeft: '[',
  BracketRight: ']',
};

const placeOf = (code: string): string | undefined => /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? places[code];
const isForeign = (key: string) => key.length === 1 && key > '\u007f';

/**
 * What the key prints counts, so that every layout has the shortcuts where its letters are. A key that prints no ASCII
 * (Cyrillic, Greek, `ü`) counts by its place on a US board, and the row of digits does where it prints them with Shift only.
 */
function namesOf({ key, code, shiftKey }: Press): string[] {
  const printed = key === ' ' ? 'Space' : key;
  const place = placeOf(code);
  const isDigit = /^Digit[1-9]$/.test(code) && !shiftKey;
  return place !== undefined && (isForeign(key) || isDigit) ? [printed, place] : [printed];
}

const isSymbol = (name: string) => /^[^a-z0-9]$/i.test(name);

/** The shortcut that is pressed, if it is one. */
export function pressed(event: Press): Pressed | null {
  if (event.isComposing) return null;
  // On Windows AltGr, which many layouts need for a bracket, is told as Ctrl and Alt.
  const types = event.getModifierState?.('AltGraph') ?? false;
  if (event.altKey && !types) return null;
  const withCommand = (event.ctrlKey || event.metaKey) && !types;
  for (const name of namesOf(event)) {
    // Shift is how a layout comes to a symbol; with any other key it makes another one.
    if (event.shiftKey && !isSymbol(name)) continue;
    const key = `${withCommand ? 'mod+' : ''}${name.toLowerCase()}`;
    const id = shortcutOf(key);
    if (id !== null) return { id, key, withCommand };
  }
  return null;
}

/** A key without Ctrl or Cmd belongs to the field it is typed in. A slider takes arrows and nothing else. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type="range"]), textarea, select, [contenteditable]') !== null;
