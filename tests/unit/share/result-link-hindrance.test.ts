import { expect, test } from 'vitest';
import { resultLinkHindrance } from '#components/share/result-link-hindrance.ts';
import type { RunView } from '#lib/run/run-store.ts';
import { setupOf } from '../run/support.ts';

const view = (given: Partial<RunView>): RunView => ({
  id: 'r1',
  phase: 'ended',
  connection: 'live',
  started: 0,
  setup: setupOf(['a']),
  problem: null,
  replies: {},
  ...given,
});

test('a result link waits for the end of its run', () => {
  expect(resultLinkHindrance(view({}))).toBeNull();
  expect(resultLinkHindrance(view({ phase: 'running' }))).toBe('Once the run has ended');
  expect(resultLinkHindrance(view({ id: null, phase: 'idle' }))).toBe('Once the run has ended');
});

test('a run that is not kept has none, at work or at rest', () => {
  const setup = { ...setupOf(['a']), keep: false };
  for (const phase of ['running', 'ended'] as const) {
    expect(resultLinkHindrance(view({ setup, phase }))).toBe('This run is not kept');
  }
});
