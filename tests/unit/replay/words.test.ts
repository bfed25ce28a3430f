import { expect, test } from 'vitest';
import { clockText, positionText, spokenPosition } from '#components/replay/clock-text.ts';
import { windowTitle } from '#components/replay/run-heading.ts';
import { runList } from '#components/replay/run-list.ts';
import { setupOf } from '../run/support.ts';

test('a position is written in tenths of a second, and never past the time that has been played', () => {
  expect(positionText(3449, 12_800)).toBe('3.4 / 12.8 s');
  expect(positionText(12_800, 12_800)).toBe('12.8 / 12.8 s');
  expect(clockText(0, 0)).toBe('0.0');
});

test('a long run is written in minutes and hours', () => {
  expect(positionText(61_999, 125_000)).toBe('1:01 / 2:05');
  expect(clockText(3_723_000, 4_000_000)).toBe('1:02:03');
});

test('a position is read out by whole seconds while it plays, so that not every frame is another text', () => {
  expect(spokenPosition(3449, 12_800, true)).toBe('3 of 12.8 seconds');
  expect(spokenPosition(3449, 12_800, false)).toBe('3.4 of 12.8 seconds');
});

test('a list of runs is read from an address, and what can be no id is left out', () => {
  expect(runList('a, b,,c')).toEqual(['a', 'b', 'c']);
  expect(runList(['a', 'b,c'])).toEqual(['a', 'b', 'c']);
  expect(runList('../x,<b>,s_ok-1')).toEqual(['s_ok-1']);
  expect(runList(undefined)).toEqual([]);
});

test('a run without a title is called by the first line of its prompt', () => {
  const setup = setupOf(['a'], { messages: [{ role: 'user', content: 'First line\nsecond' }] });
  expect(windowTitle(setup, null)).toBe('First line');
  expect(windowTitle(setup, 'My run')).toBe('My run');
  expect(windowTitle(setupOf(['a'], { messages: [{ role: 'user', content: '' }] }), null)).toBe(
    'A run without its prompt',
  );
});
