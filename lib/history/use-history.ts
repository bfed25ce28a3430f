'use client';

import { useSyncExternalStore } from 'react';
import { createHistory, type History, type HistoryView } from './history.ts';

let history: History | undefined;

/** This page's; what it loaded once it shows at once the next time. */
export function pageHistory(): History {
  if (history) return history;
  const made = createHistory();
  // What waits to be undone is not undone by leaving.
  window.addEventListener('pagehide', () => made.flush());
  history = made;
  return made;
}

const subscribe = (listener: () => void) => pageHistory().subscribe(listener);
const read = () => pageHistory().get();

export function useHistory(): HistoryView {
  return useSyncExternalStore(subscribe, read, read);
}
