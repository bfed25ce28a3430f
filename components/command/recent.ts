/** Enough of `localStorage`; null where the browser refuses it. */
type Keeper = Pick<Storage, 'getItem' | 'setItem'> | null;

const key = 'abreast.commands';
const most = 12;

/** Ids of the commands used last in this browser, the newest first. What was kept may be anybody's writing. */
export function recentCommands(keeper: Keeper): string[] {
  try {
    const kept: unknown = JSON.parse(keeper?.getItem(key) ?? 'null');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

export function keepRecent(id: string, keeper: Keeper): void {
  const ids = [...new Set([id, ...recentCommands(keeper)])];
  try {
    keeper?.setItem(key, JSON.stringify(ids));
  } catch {
    // A full or forbidden storage only means that nothing is remembered.
  }
}
