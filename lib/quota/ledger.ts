import type { Store } from '#lib/store/store.ts';
import type { Time } from './time.ts';

/** Where budgets are kept, for all instances and over a restart. */
export interface Ledger {
  /**
   * As the store does it: `work` is pure, and run one at a time for each key over all instances. Null when the store
   * does not do it, or not soon enough: then `work` is not run any more.
   */
  transact<T>(
    key: string,
    work: (kept: unknown) => { value: unknown; result: T },
  ): Promise<{ result: T } | null>;
}

/** What a reply that could leave may be kept by a store that is slow, in ms. */
const longestWait = 1000;
/** A store that did not answer is left alone for so many ms. */
export const ledgerRest = 5000;

export function createLedger(store: Pick<Store, 'transact'>, { now, after }: Time): Ledger {
  let awayUntil: number | null = null;

  function fail(): null {
    if (awayUntil === null) {
      console.warn(
        'The store does not answer: until it does, this process counts free requests by itself, and others do not know of them.',
      );
    }
    awayUntil = now() + ledgerRest;
    return null;
  }

  return {
    async transact(key, work) {
      if (awayUntil !== null && now() < awayUntil) return null;
      let isOver = false;
      const tooLong = Promise.withResolvers<null>();
      const disarm = after(longestWait, () => tooLong.resolve(null));
      try {
        const kept = store.transact(key, (value) => {
          if (isOver) return { value, result: null };
          const answer = work(value);
          return { value: answer.value, result: { result: answer.result } };
        });
        const answer = await Promise.race([kept, tooLong.promise]);
        if (answer === null) return fail();
        if (awayUntil !== null) console.warn('The store answers again: free requests are counted in it.');
        awayUntil = null;
        return answer;
      } catch {
        return fail();
      } finally {
        isOver = true;
        disarm();
      }
    },
  };
}
