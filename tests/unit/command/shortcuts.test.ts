import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Press, pressed } from '#components/command/pressed.ts';
import {
  ariaKeys,
  capsOf,
  hintOf,
  keyHints,
  needsCommand,
  type ShortcutId,
  shortcuts,
  shortcutsOf,
} from '#components/command/shortcuts.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});
const idOf = (key: string, more: Partial<Press> = {}) => pressed(press(key, more))?.id ?? null;
const ids = Object.keys(shortcuts) as ShortcutId[];
const altGraph = { getModifierState: (name: string) => name === 'AltGraph' };

describe('the table of shortcuts', () => {
  test('gives no key to two of them', () => {
    const keys = ids.flatMap((id) => [...shortcuts[id].keys]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('is what the help sheet of each page is made of', () => {
    expect(shortcutsOf('run')).toEqual(['commands', 'column', 'focus', 'sync', 'play', 'history', 'help']);
    expect(new Set([...shortcutsOf('playground'), 'play'])).toEqual(new Set(ids));
  });

  test('is drawn with the command key of the platform', () => {
    expect(hintOf('models', '⌘')).toBe('⌘K');
    expect(hintOf('models', 'Ctrl')).toBe('Ctrl K');
    expect(hintOf('run', '⌘')).toBe('⌘↵');
    expect(capsOf('column', 'Ctrl')).toEqual(['1', '–', '9']);
    expect(hintOf('stop')).toBe('Esc');
  });

  test('is told to assistive technology with every key that does the same', () => {
    expect(ariaKeys('models')).toBe('Control+K Meta+K');
    expect(ariaKeys('commands')).toBe('Control+/ Meta+/ .');
    expect(keyHints('history', true)).toEqual({ shortcut: 'H', 'aria-keyshortcuts': 'H' });
  });

  test('tells only keys with Ctrl or Cmd, and Escape, where single ones are off', () => {
    expect(ids.filter(needsCommand)).toEqual(['run', 'stop', 'models', 'commands', 'undo']);
    expect(ariaKeys('commands', false)).toBe('Control+/ Meta+/');
    expect(ariaKeys('stop', false)).toBe('Escape');
    expect(ariaKeys('write', false)).toBeUndefined();
    expect(keyHints('history', false)).toEqual({});
  });
});

describe('a key that is pressed', () => {
  test('is found with Ctrl as with Cmd, and in capitals', () => {
    expect(idOf('k', { ctrlKey: true })).toBe('models');
    expect(idOf('K', { metaKey: true })).toBe('models');
    expect(idOf('Enter', { ctrlKey: true })).toBe('run');
    expect(idOf('/', { metaKey: true })).toBe('commands');
    expect(pressed(press('k', { ctrlKey: true }))?.withCommand).toBe(true);
  });

  test('alone is another one than with Ctrl', () => {
    expect(idOf('k')).toBeNull();
    expect(idOf('/')).toBe('write');
    expect(idOf('f')).toBe('focus');
    expect(idOf('f', { ctrlKey: true })).toBeNull();
    expect(idOf('r', { metaKey: true })).toBeNull();
    expect(idOf('Enter')).toBeNull();
  });

  test('belongs to the browser with Shift or Alt', () => {
    expect(idOf('K', { ctrlKey: true, shiftKey: true })).toBeNull();
    expect(idOf('R', { shiftKey: true })).toBeNull();
    expect(idOf('Escape', { shiftKey: true })).toBeNull();
    expect(idOf('h', { altKey: true })).toBeNull();
  });

  test('is a symbol however a layout comes to it', () => {
    expect(idOf('?', { shiftKey: true })).toBe('help');
    expect(idOf('/', { shiftKey: true, code: 'Digit7' })).toBe('write');
    expect(idOf('[', { ctrlKey: true, altKey: true, code: 'Digit8', ...altGraph })).toBe('moveLeft');
    expect(idOf(']', { code: 'Digit9', ...altGraph })).toBe('moveRight');
  });

  test('counts by its place where a layout prints no Latin letter there', () => {
    expect(idOf('л', { ctrlKey: true, code: 'KeyK' })).toBe('models');
    expect(idOf('р', { code: 'KeyH' })).toBe('history');
    expect(idOf('ü', { code: 'BracketLeft' })).toBe('moveLeft');
    expect(idOf('t', { code: 'KeyK', ctrlKey: true })).toBeNull();
  });

  test('is a digit by the row of digits too, which some layouts print with Shift only', () => {
    expect(pressed(press('&', { code: 'Digit1' }))).toEqual({ id: 'column', key: '1', withCommand: false });
    expect(pressed(press('ç', { code: 'Digit9' }))?.key).toBe('9');
    expect(pressed(press('3', { code: 'Digit3', shiftKey: true }))).toBeNull();
    expect(pressed(press('7', { code: 'Numpad7' }))?.key).toBe('7');
  });

  test('is not one while a word is being composed', () => {
    expect(idOf('Enter', { ctrlKey: true, isComposing: true })).toBeNull();
  });

  test('never fires what the table does not have, whatever is pressed', () => {
    const flags = fc.record({
      ctrlKey: fc.boolean(),
      metaKey: fc.boolean(),
      altKey: fc.boolean(),
      shiftKey: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }),
        fc.constantFrom('KeyQ', 'Digit0', 'F5', ''),
        flags,
        (key, code, more) => {
          const found = pressed(press(key, { code, ...more }));
          if (!found) return;
          expect(shortcuts[found.id].keys.map((one) => one.toLowerCase())).toContain(found.key);
          expect(more.altKey).toBe(false);
          expect(found.withCommand).toBe(more.ctrlKey || more.metaKey);
        },
      ),
    );
  });
});
