import type { Draft } from '#lib/prompt/draft.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import type { KeptFork } from '#lib/run/conversation.ts';
import { draftOf } from '#lib/share/setup-draft.ts';
import { type Outcome, readAnswer } from './requests.ts';

/** A kept run and all that was said before it, as a conversation to go on with. */
export interface Continued {
  fork: KeptFork;
  /** The draft that asks the same line-up again; without a prompt, so that nothing runs by itself. */
  draft: Draft;
  /** A turn before those is gone. */
  isCut: boolean;
}

/** Longer conversations begin later: each turn is a request of its own. */
const mostTurns = 200;

/** Follows the run back over its parents. Only the run itself must be there. */
export async function loadContinued(id: string, fetch: typeof globalThis.fetch): Promise<Outcome<Continued>> {
  const load = (run: string) => readAnswer<{ setup: Setup }>(fetch, `/api/runs/${encodeURIComponent(run)}`);
  const newest = await load(id);
  if ('problem' in newest) return newest;

  const line = [id];
  let { parent } = newest.done.setup;
  while (parent !== undefined && line.length < mostTurns && !line.includes(parent)) {
    const before = await load(parent);
    if ('problem' in before) break;
    line.push(parent);
    parent = before.done.setup.parent;
  }
  return {
    done: {
      fork: forkOf(line),
      draft: { ...draftOf(newest.done.setup), prompt: '' },
      isCut: parent !== undefined,
    },
  };
}

/** One line of turns, given from the newest back. */
export function forkOf(line: readonly string[]): KeptFork {
  let fork: KeptFork = { next: [], shown: 0 };
  for (const run of line) fork = { next: [{ ...fork, runs: [run] }], shown: 0 };
  return fork;
}
