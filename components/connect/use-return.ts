import { useEffect, useEffectEvent } from 'react';
import type { Draft } from '#lib/prompt/draft.ts';
import { takeDraft } from './kept-draft.ts';
import { type ConnectOutcome, takeOutcome } from './outcome.ts';

/** Back from OpenRouter: the draft is put in its place, and the address says no more how it ended. */
export function useReturn(outcome: ConnectOutcome, restore: (draft: Draft) => void): void {
  const arrive = useEffectEvent(() => {
    const { pathname, search } = window.location;
    const query = takeOutcome(new URLSearchParams(search)).rest.toString();
    window.history.replaceState(window.history.state, '', query ? `${pathname}?${query}` : pathname);
    const kept = takeDraft(window.sessionStorage);
    if (kept) restore(kept);
  });
  useEffect(() => {
    if (outcome !== null) arrive();
  }, [outcome]);
}
