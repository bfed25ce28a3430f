import { type Draft, emptyDraft } from '#lib/prompt/draft.ts';

/** Enough of `sessionStorage`. */
type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = 'abreast.draft';

/** Keeps the draft in this tab while the visitor is away at OpenRouter: a long prompt fits into no address. */
export function keepDraft(draft: Draft, keeper: Keeper): void {
  const { prompt, system, parameters, columns } = draft;
  // The store may be full or forbidden; then the written part may still fit, and else the address has most of it.
  if (!put(draft, keeper)) put({ prompt, system, parameters, columns }, keeper);
}

function put(draft: Partial<Draft>, keeper: Keeper): boolean {
  try {
    keeper.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** What was kept, once. Null when there is nothing of use. */
export function takeDraft(keeper: Keeper): Draft | null {
  try {
    const kept: unknown = JSON.parse(keeper.getItem(key) ?? 'null');
    keeper.removeItem(key);
    if (!(kept instanceof Object) || !('columns' in kept) || !Array.isArray(kept.columns)) return null;
    return { ...emptyDraft, ...(kept as Partial<Draft>) };
  } catch {
    return null;
  }
}
