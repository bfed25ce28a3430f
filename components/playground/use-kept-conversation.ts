import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Column } from '#lib/prompt/setup.ts';
import { randomId } from '#lib/random-id.ts';
import type { Conversation } from '#lib/run/conversation.ts';
import { keepColumns, keepRuns, keptConversation, withKeptIds } from './kept-conversation.ts';

interface Keeping {
  columns: readonly Column[];
  /** Puts the columns in the place of those. */
  adopt(columns: Column[]): void;
  tell(text: string): void;
}

/** A set-up was opened by its link: not loaded again, and not gone back to. */
function isOpenedLink(): boolean {
  const query = new URLSearchParams(window.location.search);
  if (!query.has('models') || !query.has('prompt')) return false;
  const [navigation] = performance.getEntriesByType('navigation');
  return !(navigation instanceof PerformanceNavigationTiming) || navigation.type === 'navigate';
}

/**
 * Picks this tab's conversation up after a reload, its columns under the ids they had; a link with a prompt begins anew.
 * False until that is decided: what is sent before would stand at another place.
 */
export function useKeptConversation(conversation: Conversation, keeping: Keeping): boolean {
  const { columns } = keeping;
  const [ready, setReady] = useState(false);
  const begun = useRef(false);

  const pickUp = useEffectEvent(async () => {
    if (isOpenedLink()) keepRuns({ next: [], shown: 0 });
    const kept = keptConversation();
    if (kept) {
      const adopted = withKeptIds(columns, kept.columns, randomId);
      if (adopted.some(({ id }, index) => id !== columns[index]?.id)) keeping.adopt(adopted);
      const missing = await conversation.restore(kept.runs);
      if (missing > 0) keeping.tell(missingText(missing));
    }
    setReady(true);
  });
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void pickUp();
  }, []);
  useEffect(() => {
    if (ready) keepColumns(columns);
  }, [ready, columns]);
  return ready;
}

function missingText(count: number): string {
  const prompts = count === 1 ? 'An earlier prompt is gone' : `${count} earlier prompts are gone`;
  return `${prompts}: the server no longer knows ${count === 1 ? 'it' : 'them'}.`;
}
