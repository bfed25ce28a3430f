import { describe, expect, test } from 'vitest';
import { forkOf, loadContinued } from '#lib/history/continued.ts';
import type { Setup } from '#lib/prompt/setup.ts';

const setupOf = (given: Partial<Setup> = {}): Setup => ({
  messages: [{ role: 'user', content: 'Hello' }],
  columns: [{ id: 'a', model: 'demo:swift' }],
  ...given,
});

/** The API over these runs' set-ups. */
function serverOf(setups: Record<string, Setup>): typeof globalThis.fetch {
  return async (path) => {
    const setup = setups[String(path).replace('/api/runs/', '')];
    if (setup) return Response.json({ setup });
    return Response.json({ title: 'There is no such run.', action: 'Check the address.' }, { status: 404 });
  };
}

describe('a kept run to go on with', () => {
  test('brings its ancestors, oldest first, as one line', async () => {
    const fetch = serverOf({
      one: setupOf(),
      two: setupOf({ parent: 'one' }),
      three: setupOf({ parent: 'two' }),
    });
    expect(await loadContinued('three', fetch)).toMatchObject({
      done: {
        isCut: false,
        fork: {
          shown: 0,
          next: [
            {
              runs: ['one'],
              shown: 0,
              next: [{ runs: ['two'], shown: 0, next: [{ runs: ['three'], shown: 0, next: [] }] }],
            },
          ],
        },
      },
    });
  });

  test('brings its line-up under the ids its history hangs on, and no prompt to send', async () => {
    const setup = setupOf({
      system: 'Be brief.',
      parameters: { temperature: 0 },
      columns: [
        { id: 'x', model: 'demo:swift', messages: [{ role: 'user', content: 'Said' }] },
        { id: 'y', model: 'demo:swift', parameters: { temperature: 1 } },
      ],
    });
    expect(await loadContinued('one', serverOf({ one: setup }))).toMatchObject({
      done: {
        draft: {
          prompt: '',
          system: 'Be brief.',
          parameters: { temperature: 0 },
          columns: [
            { id: 'x', model: 'demo:swift' },
            { id: 'y', model: 'demo:swift', parameters: { temperature: 1 } },
          ],
        },
      },
    });
  });

  test('begins later where an ancestor is gone, and says so', async () => {
    const fetch = serverOf({ two: setupOf({ parent: 'one' }), three: setupOf({ parent: 'two' }) });
    expect(await loadContinued('three', fetch)).toMatchObject({
      done: { isCut: true, fork: forkOf(['three', 'two']) },
    });
  });

  test('ends with runs that follow one another in a circle', async () => {
    const fetch = serverOf({ one: setupOf({ parent: 'two' }), two: setupOf({ parent: 'one' }) });
    expect(await loadContinued('two', fetch)).toMatchObject({ done: { fork: forkOf(['two', 'one']) } });
  });

  test('that is gone itself is a sentence', async () => {
    expect(await loadContinued('one', serverOf({}))).toMatchObject({
      problem: { title: 'There is no such run.', action: 'Check the address.', status: 404 },
    });
  });
});
