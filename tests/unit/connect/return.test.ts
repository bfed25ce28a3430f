import { describe, expect, test } from 'vitest';
import { keepDraft, takeDraft } from '#components/connect/kept-draft.ts';
import { takeOutcome } from '#components/connect/outcome.ts';
import { connectFailures } from '#lib/connect/failures.ts';
import { type Draft, emptyDraft } from '#lib/prompt/draft.ts';

const outcome = (query: string) => takeOutcome(new URLSearchParams(query)).outcome;

describe('the address on return', () => {
  test('says how it ended, and what is left of it is the set-up’s own', () => {
    const { outcome: ended, rest } = takeOutcome(
      new URLSearchParams('models=a&connected=openrouter&prompt=Hi'),
    );
    expect(ended).toBe('connected');
    expect(rest.toString()).toBe('models=a&prompt=Hi');
    expect(takeOutcome(new URLSearchParams('connect-error=state')).rest.toString()).toBe('');
  });

  test('of an ordinary visit says nothing', () => {
    expect(outcome('')).toBeNull();
    expect(outcome('models=a')).toBeNull();
    expect(outcome('connected=somebody')).toBeNull();
  });

  test.each(Object.keys(connectFailures))(
    'names the failure %s, which has a sentence and an action',
    (kind) => {
      expect(outcome(`connect-error=${kind}`)).toBe(kind);
    },
  );

  test.each(['', 'nonsense', 'toString', '__proto__', '<b>'])(
    'with the failure %j counts as one of the code',
    (kind) => {
      expect(outcome(`connect-error=${encodeURIComponent(kind)}`)).toBe('code');
    },
  );

  test.each(Object.values(connectFailures))('$message', ({ message, action }) => {
    expect(message).toMatch(/^[A-Z].*[^.]\.$/);
    expect(action).toMatch(/^[A-Z].*[^.]\.$/);
  });
});

/** A tab’s store, which may be full. */
function store(room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('the draft that waits for the return', () => {
  const draft: Draft = {
    ...emptyDraft,
    prompt: 'x'.repeat(10_000),
    parameters: { temperature: 0 },
    schema: { type: 'object', title: 'y'.repeat(50_000) },
    columns: [{ id: 'c1', model: 'demo:swift', system: 'Be brief.' }],
  };

  test('comes back whole, once', () => {
    const keeper = store();
    keepDraft(draft, keeper);
    expect(takeDraft(keeper)).toEqual(draft);
    expect(takeDraft(keeper)).toBeNull();
  });

  test('comes back with prompt and line-up where not all of it fits', () => {
    const keeper = store(20_000);
    keepDraft(draft, keeper);
    expect(takeDraft(keeper)).toEqual({ ...draft, schema: null });
  });

  test('is nothing, and no error, where the browser keeps nothing', () => {
    const forbidden = {
      ...store(0),
      getItem: () => {
        throw new DOMException('no', 'SecurityError');
      },
    };
    keepDraft(draft, forbidden);
    expect(takeDraft(forbidden)).toBeNull();
  });

  test.each(['', 'null', '3', '"text"', '[]', '{}', '{"columns":3}', '{"columns"'])(
    'is nothing when %j was kept',
    (text) => {
      const keeper = store();
      keeper.setItem('abreast.draft', text);
      expect(takeDraft(keeper)).toBeNull();
    },
  );
});
