import type { Topic } from './topic.ts';

export const cacheInvalidation: Topic = {
  title: 'Cache invalidation',
  keys: [
    ['cache', 'invalidation'],
    ['cache', 'invalidate'],
    ['stale', 'cache'],
    ['caching', 'strategy'],
    ['cache', 'strategies'],
    ['redis', 'cache'],
  ],
  short:
    'A cache is a copy, and the hard part is knowing when the copy is wrong. Either let it expire, remove it on every write, or give each version a new key.',
  points: [
    ['Expiry (TTL)', 'simple; stale for at most that long.'],
    ['Delete on write', 'fresh, if you never forget a key.'],
    ['Versioned keys', 'new version, new key; nothing to delete.'],
    ['Stampede', 'one request should refill; the others wait.'],
  ],
  lead: 'There are a handful of strategies. Each trades freshness against effort in its own way:',
  table: {
    head: ['Strategy', 'Staleness', 'Effort', 'Fails when'],
    rows: [
      ['Time to live', 'up to the TTL', 'low', 'the TTL is a guess'],
      ['Delete on write', 'near zero', 'medium', 'a writer forgets'],
      ['Write-through', 'near zero', 'medium', 'cache and store disagree'],
      ['Versioned key', 'none per version', 'medium', 'the version itself is cached'],
      ['Stale while revalidate', 'one request behind', 'low', 'staleness is not allowed'],
    ],
  },
  rules: [
    'Say in one sentence how stale is acceptable; the strategy follows.',
    'Delete the key after the write commits; do not update it in place.',
    'Always keep a TTL as well, for the day a deletion is missed.',
  ],
  doubt:
    'It is tempting to list every pattern. The useful first question is different: how old may this value be before somebody is harmed? Minutes for a product list, nothing at all for a bank balance',
  reasoning: [
    'Every cache makes a bet that the source has not changed. Invalidation decides how long the bet runs. So before choosing a mechanism, put a number on it: how old may this answer be before somebody is harmed?',
    'If the number is minutes, expiry alone will do, and its simplicity is worth a lot. If it is zero, the writer must tell the cache, and then the danger is the writer nobody remembered: a migration, an admin tool, a second service.',
  ],
  decide: {
    head: ['Acceptable age', 'Use', 'Because'],
    rows: [
      ['minutes', 'expiry', 'nothing to forget'],
      ['seconds', 'delete on write, plus expiry', 'fresh, with a safety net'],
      ['never changes', 'versioned key', 'cache it for ever'],
      ['zero, with money in it', 'no cache', 'read the source'],
    ],
  },
  verdict: 'Short expiry first. Add deletion on write only where the age is measured and hurts.',
  essay: [
    'A cache is a kind of memory, and like memory it is quick, convenient and occasionally wrong. We ask a question once, write the answer on a slip of paper, and from then on read the slip. Nothing could be simpler, until the world changes and the slip does not. Phil Karlton’s old joke names cache invalidation among the only two hard things in computer science, the other being the naming of things, and it has survived because it is true.',
    'There are three honest ways to live with this. One may write a date on the slip and throw it away when the date has passed: crude, forgiving, and right more often than pride allows. One may promise to tear up the slip whenever the truth changes, which is precise and depends on everybody keeping the promise. Or one may never change a slip at all, and write each new truth on a new one under a new name, which is how web pages treat their pictures and scripts.',
    'The mistakes lie in the joins. Two writers race, and the older answer is stored last. A popular slip expires and a thousand readers run to the archive together. A tool that nobody remembers writes directly to the table. So the seasoned hand combines them: tear up the slip on every write you know of, and date it all the same, for the writes you do not.',
  ],
  quote: 'Before asking how to invalidate a cache, ask how wrong it may be, and for how long.',
  caveat:
    'A cache with no measured hit rate is only a second place for bugs; measure first, and be ready to remove it.',
  picture:
    'Picture a whiteboard beside a locked archive. Everyone reads the board because it is near. The question is who wipes it when the archive changes, and whether they always remember.',
  code: {
    language: 'typescript',
    source: `const values = new Map<string, { value: unknown; expires: number }>();
const pending = new Map<string, Promise<unknown>>();

/** Reads through the cache; simultaneous misses share one load. */
export async function cached<T>(key: string, ttl: number, load: () => Promise<T>): Promise<T> {
  const hit = values.get(key);
  if (hit && hit.expires > Date.now()) return hit.value as T;

  const running = pending.get(key);
  if (running) return running as Promise<T>; // no stampede

  const next = load()
    .then((value) => {
      // A load that was invalidated meanwhile must not be stored.
      if (pending.get(key) === next) values.set(key, { value, expires: Date.now() + ttl });
      return value;
    })
    .finally(() => {
      if (pending.get(key) === next) pending.delete(key);
    });
  pending.set(key, next);
  return next;
}

/** Call after the write has committed. */
export function invalidate(key: string): void {
  values.delete(key);
  pending.delete(key);
}`,
    note: 'The check on `pending` is the important line: without it, a slow load can store an old value after you invalidated it.',
  },
  abroad:
    'Every language joke about this works: in French the *cache* is literally a hiding place, which is exactly where the old value was all along.',
  notes: [
    ['Français', 'Décidez d’abord quel retard est acceptable ; la stratégie en découle.'],
    ['Deutsch', 'Erst festlegen, wie alt ein Wert sein darf, dann die Strategie wählen.'],
  ],
};
