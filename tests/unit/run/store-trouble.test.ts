import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '#lib/errors.ts';
import type { HeldRun } from '#lib/run/held-run.ts';
import { createStoreTrouble } from '#lib/run/store-trouble.ts';

const full = new AppError('unavailable', 'The disk is full.', 'Make room.');
const megabyte = 1024 * 1024;

/** As much of a run in memory as the trouble asks after. */
function heldRun(
  id: string,
  about: Partial<{ kept: boolean; ended: boolean; saved: boolean; size: number; trouble: unknown }> = {},
) {
  const { kept = true, ended = true, saved = false, size = 1, trouble = null } = about;
  const stop = vi.fn(async () => {});
  const writer = { isSaved: () => saved, size: () => size, trouble: () => trouble, stop };
  return { run: { id, kept, log: { ended: () => ended }, writer } as unknown as HeldRun, stop };
}

function troubleOf(runs: readonly HeldRun[], check = async () => {}) {
  const held = new Map(runs.map((run) => [run.id, run]));
  return { held, trouble: createStoreTrouble(held, { check }) };
}

const said = vi.fn();
beforeEach(() => {
  said.mockClear();
  vi.spyOn(console, 'error').mockImplementation(said);
});
afterEach(() => vi.restoreAllMocks());

describe('a store that fails', () => {
  test('has the oldest runs at rest given up, until what waits for it is no more than 64 MB', () => {
    const runs = ['a', 'b', 'c'].map((id) => heldRun(id, { size: 30 * megabyte }));
    const { held, trouble } = troubleOf(runs.map(({ run }) => run));
    trouble.tell(full);
    expect([...held.keys()]).toEqual(['b', 'c']);
    expect(runs.map(({ stop }) => stop.mock.calls.length)).toEqual([1, 0, 0]);
    expect(said).toHaveBeenCalledWith('The run a is given up: the store did not take it for too long.');
  });

  test('takes neither a run that goes on nor one that is saved', () => {
    const size = 200 * megabyte;
    const { held, trouble } = troubleOf([
      heldRun('goes on', { size, ended: false }).run,
      heldRun('saved', { size, saved: true }).run,
      heldRun('waits').run,
    ]);
    trouble.tell(full);
    expect([...held.keys()]).toEqual(['goes on', 'saved', 'waits']);
  });

  test('is no trouble where others took a run over', () => {
    const { trouble } = troubleOf([]);
    trouble.tell(new AppError('conflict', 'Others write this run.', 'Read it there.'));
    expect(said).not.toHaveBeenCalled();
  });
});

describe('whoever asks', () => {
  test('is told what is wrong with a run that is to be kept', async () => {
    const { trouble } = troubleOf([heldRun('a', { trouble: full }).run]);
    expect(await trouble.now()).toEqual({ message: 'The disk is full.', action: 'Make room.' });
  });

  test('hears nothing of one that nobody wants kept', async () => {
    const { trouble } = troubleOf([heldRun('a', { trouble: full, kept: false }).run]);
    expect(await trouble.now()).toBeNull();
  });

  test('is told of a store that can’t be asked, in plain words where it has none', async () => {
    const { trouble } = troubleOf([], () => Promise.reject(new Error('EIO')));
    expect(await trouble.now()).toEqual({
      message: 'Runs can’t be kept now.',
      action: 'Look into the server’s log.',
    });
  });
});

test('at its end the process names the runs that are lost with it, and no other', () => {
  const { trouble } = troubleOf([
    heldRun('lost').run,
    heldRun('saved', { saved: true }).run,
    heldRun('never kept', { kept: false }).run,
  ]);
  trouble.tellUnkept();
  expect(said.mock.calls).toEqual([['Not kept, or not to the end: lost.']]);
});
