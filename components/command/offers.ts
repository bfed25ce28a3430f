import { useEffect, useSyncExternalStore } from 'react';
import type { MenuItem } from '#components/ui/menu.tsx';

export interface Offer {
  group: string;
  items: readonly MenuItem[];
}

const standing = new Map<string, Offer>();
const listeners = new Set<() => void>();
let offers: readonly Offer[] = [];
const nothing: readonly Offer[] = [];

function changed(): void {
  offers = [...standing.values()];
  for (const listener of listeners) listener();
}

function offer(group: string, items: readonly MenuItem[]): () => void {
  const own: Offer = { group, items };
  standing.set(group, own);
  changed();
  return () => {
    if (standing.get(group) !== own) return;
    standing.delete(group);
    changed();
  };
}

/** What a menu of the page holds is in the command menu too, for as long as that menu is on the page. */
export function useOffer(group: string, items: readonly MenuItem[]): void {
  useEffect(() => offer(group, items), [group, items]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOffers(): readonly Offer[] {
  return useSyncExternalStore(
    subscribe,
    () => offers,
    () => nothing,
  );
}
