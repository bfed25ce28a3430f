import { useSyncExternalStore } from 'react';
import { remember } from '#components/playground/memory.ts';
import type { Command } from './command.ts';
import { type Press, type Pressed, pressed } from './pressed.ts';

/**
 * Whether a key alone does something. Who speaks to the page, or strikes keys without meaning to, can turn that off
 * (WCAG 2.1.4); keys with Ctrl or Cmd and Escape stay. `data-keys` on `<html>` says it, set by the server from the cookie.
 */
const areOn = () => document.documentElement.dataset.keys !== 'off';

const listeners = new Set<() => void>();

export function setSingleKeys(on: boolean): void {
  if (on) delete document.documentElement.dataset.keys;
  else document.documentElement.dataset.keys = 'off';
  remember('keys', on ? '' : 'off');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, areOn, () => true);

/** The shortcut that is pressed, if it is one and the reader has it on. */
export function heard(event: Press): Pressed | null {
  const found = pressed(event);
  return found && (found.withCommand || found.id === 'stop' || areOn()) ? found : null;
}

/** The same switch for the command menu. */
export const singleKeysCommand = (on: boolean): Command => ({
  group: 'Help',
  label: 'Single-key shortcuts',
  checked: on,
  words: 'keyboard keys turn on off letters accessibility',
  onSelect: () => setSingleKeys(!on),
});
