'use client';

import { useSyncExternalStore } from 'react';
import { createHistory, type History, type HistoryView } from './history.ts';

let history: History | undefined;

/** This page's; what it loaded once it shows at once the next time. */
export function pageHistory(): History {
  if (history) return history;
  const made = createHistory();
  made.settle(takeSent());
  // What waits to be undone is not undone by leaving.
  window.addEventListener('pagehide', () => {
    noteSent(made.get().deleted);
    made.flush();
  });
  history = made;
  return made;
}

const subscribe = (listener: () => void) => pageHistory().subscribe(listener);
const read = () => pageHistory().get();

export function useHistory(): HistoryView {
  return useSyncExternalStore(subscribe, read, read);
}

const sentKey = 'abreast-deleting';

/** For the next page of this tab, whose list may be asked for before they arrive. A browser that keeps nothing shows them once more. */
function noteSent(ids: readonly string[]): void {
  try {
    if (ids.length > 0) sessionStorage.setItem(sentKey, JSON.stringify(ids));
  } catch {}
}

function takeSent(): string[] {
  try {
    const ids: unknown = JSON.parse(sessionStorage.getItem(sentKey) ?? '[]');
    sessionStorage.removeItem(sentKey);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
