import { describe, expect, test } from 'vitest';
import { createDeletions, undoFor } from '#lib/history/deletions.ts';

/** Deletions over a clock that goes on only when told to. */
function setUp() {
  const sent: string[][] = [];
  let now = 0;
  let due: { at: number; callback: () => void } | null = null;
  const deletions = createDeletions({
    send: (ids) => void sent.push([...ids]),
    changed: () => {},
    after(callback, ms) {
      const mine = { at: now + ms, callback };
      due = mine;
      return () => {
        if (due === mine) due = null;
      };
    },
  });
  const pass = (ms: number) => {
    now += ms;
    if (!due || due.at > now) return;
    const { callback } = due;
    due = null;
    callback();
  };
  return { deletions, sent, pass };
}

describe('a deletion', () => {
  test('is sent when the time to undo it has passed, and not before', () => {
    const { deletions, sent, pass } = setUp();
    deletions.add('a');
    pass(undoFor - 1);
    expect(sent).toEqual([]);
    expect(deletions.get()).toEqual(['a']);
    pass(1);
    expect(sent).toEqual([['a']]);
    expect(deletions.get()).toEqual([]);
  });

  test('is never sent once undone', () => {
    const { deletions, sent, pass } = setUp();
    deletions.add('a');
    deletions.add('b');
    deletions.undo();
    pass(10 * undoFor);
    deletions.flush();
    expect(sent).toEqual([]);
  });

  test('waits for the last one made in a row', () => {
    const { deletions, sent, pass } = setUp();
    deletions.add('a');
    pass(undoFor - 1);
    deletions.add('b');
    pass(undoFor - 1);
    expect(sent).toEqual([]);
    pass(1);
    expect(sent).toEqual([['a', 'b']]);
  });

  test('waits for as long as its line is being read, then the whole time again', () => {
    const { deletions, sent, pass } = setUp();
    deletions.add('a');
    deletions.hold();
    pass(10 * undoFor);
    expect(sent).toEqual([]);
    deletions.release();
    pass(undoFor - 1);
    expect(sent).toEqual([]);
    pass(1);
    expect(sent).toEqual([['a']]);
  });

  test('made after an undo under the pointer is not held by it', () => {
    const { deletions, sent, pass } = setUp();
    deletions.add('a');
    deletions.hold();
    deletions.undo();
    deletions.add('b');
    pass(undoFor);
    expect(sent).toEqual([['b']]);
  });

  test('is sent at once, and once, when the page is left', () => {
    const { deletions, sent, pass } = setUp();
    deletions.add('a');
    deletions.flush();
    pass(undoFor);
    deletions.flush();
    expect(sent).toEqual([['a']]);
  });
});
