import { expect, test } from 'vitest';
import { idleRun } from '#components/columns/idle-run.ts';
import type { OfferedColumn } from '#components/columns/offered-columns.ts';
import { columnCommands } from '#components/command/column-commands.ts';
import { browse, rank } from '#components/command/rank.ts';
import { emptyReply, type ReplyState } from '#lib/run/reply.ts';
import type { RunStore, RunView } from '#lib/run/run-store.ts';

const column = { id: 'c', model: 'demo:swift' };

/** A column in that state; what it does is noted in `done`. */
function offered(state: ReplyState, done: string[] = []): OfferedColumn {
  const note =
    (what: string) =>
    (id: unknown): void =>
      void done.push(`${what} ${id}`);
  const view: RunView = {
    ...idleRun.get(),
    setup: { messages: [], columns: [column] },
    replies: state === 'idle' ? {} : { c: { ...emptyReply('c'), state } },
  };
  const store: RunStore = {
    ...idleRun,
    get: () => view,
    stop: async (id) => note('stop')(id),
    retry: async (ids) => note('retry')(ids?.join()),
  };
  const items = [{ label: 'Pin left', onSelect: () => note('pin')('c') }];
  return {
    freedom: 'all',
    menu: {
      column,
      name: 'Swift',
      look: {
        isFirst: true,
        isLast: false,
        alone: false,
        pinned: false,
        left: undefined,
        collapsed: false,
        onExpand: () => {},
        items,
      },
      store,
      shown: store,
      hasTurns: true,
      actions: {
        remove: note('remove'),
        duplicate: note('duplicate'),
        move: note('move'),
        moveTo: note('moveTo'),
        change: note('change'),
        replace: note('replace'),
        run: note('run'),
        continueOnly: note('continueOnly'),
        answerCalls: () => {},
        editPrompt: () => {},
        showPrompt: () => {},
      },
    },
  };
}

const openOnes = (state: ReplyState) =>
  columnCommands([offered(state)], true).flatMap(({ label, disabled }) => (disabled ? [] : [label]));

test('what the head of a column offers is there by its name, as far as it can be done now', () => {
  expect(openOnes('streaming')).toEqual(
    expect.arrayContaining(['Stop: Swift', 'Settings: Swift', 'Pin left: Swift', 'Remove: Swift']),
  );
  expect(openOnes('streaming')).not.toContain('Retry: Swift');
  expect(openOnes('done')).toContain('Retry: Swift');
  expect(openOnes('done')).not.toContain('Stop: Swift');
  expect(openOnes('idle')).not.toContain('Copy: Swift');
});

test('it does the same as there', () => {
  const done: string[] = [];
  const commands = columnCommands([offered('done', done)], true);
  for (const label of ['Retry', 'Duplicate', 'Pin left', 'Remove'])
    commands.find((command) => command.label === `${label}: Swift`)?.onSelect();
  expect(done).toEqual(['retry c', 'duplicate c', 'pin c', 'remove c']);
});

test('where columns may only be read, nothing else is offered', () => {
  const labels = columnCommands([{ ...offered('done'), freedom: 'read' }], true).map(({ label }) => label);
  expect(labels).toEqual(['Copy: Swift', 'Copy with metrics: Swift', 'Pin left: Swift']);
});

test('it is found by words in any order and not listed', () => {
  const commands = columnCommands([offered('done')], true);
  expect(rank(commands, 'swift remove')[0]?.label).toBe('Remove: Swift');
  expect(browse(commands, [])).toEqual([]);
});

test('no key is told while single ones are off', () => {
  const keys = (singleKeys: boolean) =>
    columnCommands([offered('done')], singleKeys).flatMap(({ shortcut }) => shortcut ?? []);
  expect(keys(true)).toEqual(['R', '[', ']']);
  expect(keys(false)).toEqual([]);
});
