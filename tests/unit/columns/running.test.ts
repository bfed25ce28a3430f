import { expect, test } from 'vitest';
import { isRunning, stateIn } from '#lib/run/running.ts';
import { doneReply, reply, view } from './replies.ts';

const asked = { messages: [], columns: [{ id: 'a', model: 'demo:swift' }] };

test('a run runs from the moment it is sent until its last reply settles', () => {
  expect(isRunning(view([], { phase: 'starting' }))).toBe(true);
  expect(isRunning(view([doneReply({ column: 'a' }), reply({ column: 'b', state: 'waiting' })]))).toBe(true);
  expect(isRunning(view([doneReply(), reply({ column: 'b', state: 'failed' })]))).toBe(false);
  expect(isRunning(view([], { phase: 'ended' }))).toBe(false);
});

test('a column is queued from the moment its run is sent', () => {
  expect(stateIn(view([], { phase: 'starting', setup: asked }), 'a')).toBe('queued');
});

test('a column that takes no part in a run is idle', () => {
  expect(stateIn(view([], { phase: 'starting', setup: asked }), 'b')).toBe('idle');
  expect(stateIn(view([doneReply()]), 'b')).toBe('idle');
});

test('a run that was refused leaves its columns idle', () => {
  expect(stateIn(view([], { phase: 'ended', setup: asked }), 'a')).toBe('idle');
});

test('a column has the state of its reply', () => {
  expect(stateIn(view([reply({ state: 'streaming' })]), 'a')).toBe('streaming');
});
