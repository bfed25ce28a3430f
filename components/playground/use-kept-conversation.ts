import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Draft } from '#lib/prompt/draft.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { randomId } from '#lib/random-id.ts';
import type { Conversation } from '#lib/run/conversation.ts';
import { earlyLogs } from './early-logs.ts';
import { isOpenedLink } from './is-opened-link.ts';
import { keepColumns, keepRuns, keptConversation, withKeptIds } from './kept-conversation.ts';
import { forgetView } from './kept-view.ts';

interface Keeping {
  columns: readonly Column[];
  /** The page was made for its address without a set-up. */
  isBare: boolean;
  /** A kept run to go on with, in place of the tab's own conversation. */
  continues: string | null;
  /** Puts that run's set-up, or the address's, in the place of the draft. */
  fill(draft: Partial<Draft>): void;
  /** Puts the columns in the place of those. */
  adopt(columns: Column[]): void;
  tell(text: string): void;
}

/**
 * Picks this tab's conversation up after a reload, its columns under the ids they had; a link with a prompt begins anew.
 * False until that is decided: what is sent before would stand at another place.
 */
export function useKeptConversation(conversation: Conversation, keeping: Keeping): boolean {
  const [ready, setReady] = useState(false);
  const begun = useRef(false);

  /** True when the conversation of the run that the address names stands now; nothing of it is sent. */
  async function goOn(): Promise<boolean> {
    if (keeping.continues === null) return false;
    const { loadContinued } = await import('#lib/history/continued.ts');
    const found = await loadContinued(keeping.continues, (path, init) => fetch(path, init));
    if ('problem' in found) {
      keeping.tell(`${found.problem.title} ${found.problem.action}`);
      return false;
    }
    const { fork, draft, isCut } = found.done;
    keeping.fill(draft);
    const missing = await conversation.restore(fork);
    if (missing > 0 || isCut) keeping.tell(missingText(missing + Number(isCut)));
    return true;
  }

  /** The columns that the address names: offline the page is one that was made for another. */
  async function columnsHere(): Promise<readonly Column[]> {
    if (!keeping.isBare || window.location.search === '') return keeping.columns;
    const { readAddress } = await import('./read-address.ts');
    const { found, problem } = readAddress(window.location.search);
    keeping.fill(found);
    if (problem !== null) keeping.tell(problem);
    return found.columns ?? keeping.columns;
  }

  const pickUp = useEffectEvent(async () => {
    if (await goOn()) return;
    const columns = await columnsHere();
    if (isOpenedLink()) {
      keepRuns({ next: [], shown: 0 });
      forgetView();
    }
    const kept = keptConversation();
    if (kept) {
      const adopted = withKeptIds(columns, kept.columns, randomId);
      if (adopted.some(({ id }, index) => id !== columns[index]?.id)) keeping.adopt(adopted);
      const missing = await conversation.restore(kept.runs);
      if (missing > 0) keeping.tell(missingText(missing));
    }
  });
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void pickUp().then(() => {
      earlyLogs().giveUp();
      setReady(true);
    });
  }, []);
  useEffect(() => {
    if (ready) keepColumns(keeping.columns);
  }, [ready, keeping.columns]);
  return ready;
}

function missingText(count: number): string {
  const prompts = count === 1 ? 'An earlier prompt is gone' : `${count} earlier prompts are gone`;
  return `${prompts}: the server no longer knows ${count === 1 ? 'it' : 'them'}.`;
}
