import { expect, test } from 'vitest';
import { wantedAt } from '#components/offline/address.ts';

test('the address of a run names it', () => {
  expect(wantedAt('/runs/r_1', '')).toEqual({ page: 'run', id: 'r_1' });
  expect(wantedAt('/runs/r_1/', '?from=mail')).toEqual({ page: 'run', id: 'r_1' });
});

test('a presentation begins with the run of the address, and is of that one alone where none is named', () => {
  expect(wantedAt('/runs/b', '?present=a,b,c')).toEqual({
    page: 'presentation',
    runs: ['a', 'b', 'c'],
    first: 1,
  });
  expect(wantedAt('/runs/b', '?present')).toEqual({ page: 'presentation', runs: ['b'], first: 0 });
  expect(wantedAt('/present', '?runs=a,b')).toEqual({ page: 'presentation', runs: ['a', 'b'], first: 0 });
});

test('any other address names no run', () => {
  for (const [path, search] of [
    ['/', ''],
    ['/', '?models=demo:swift'],
    ['/present', ''],
    ['/runs/', ''],
    ['/runs/%E0%A4%A', ''],
    ['/runs/a/b', ''],
  ] as const)
    expect(wantedAt(path, search)).toEqual({ page: 'other' });
});
