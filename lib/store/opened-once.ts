/** Opens at the first need, once for all who ask; anew when it failed, or when what was opened has gone since. */
export function openedOnce<T>(open: () => Promise<T>, isGone: (opened: T) => boolean = () => false) {
  let opening: Promise<T> | null = null;
  async function get(): Promise<T> {
    opening ??= open();
    const mine = opening;
    try {
      const opened = await mine;
      if (!isGone(opened)) return opened;
    } catch (error) {
      if (opening === mine) opening = null;
      throw error;
    }
    if (opening === mine) opening = null;
    return get();
  }
  return { get, current: () => opening };
}
