/** What can be done with a run of the list. */
export interface RowActions {
  open(id: string): void;
  /** Goes on with it in the playground. */
  goOn(id: string): void;
  /** Begins to write its title. */
  rename(id: string): void;
  pin(id: string, pinned: boolean): void;
  remove(id: string): void;
}

/** What a key does to the run it is pressed on; null when it does nothing. */
export function actionOfKey(
  key: string,
  { id, pinned }: { id: string; pinned: boolean },
  actions: RowActions,
): (() => void) | null {
  switch (key) {
    case 'F2':
      return () => actions.rename(id);
    case 'Delete':
      return () => actions.remove(id);
    case 'p':
      return () => actions.pin(id, !pinned);
    case 'c':
      return () => actions.goOn(id);
    default:
      return null;
  }
}
