import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, idOf } from '#components/command/command.ts';
import { browse, rank } from '#components/command/rank.ts';
import { keepRecent, recentCommands } from '#components/command/recent.ts';

const command = (label: string, more: Partial<Command> = {}): Command => ({
  group: 'View',
  label,
  onSelect: () => {},
  ...more,
});
const labels = (commands: readonly Command[]) => commands.map(({ label }) => label);

const all = [
  command('Write a prompt', { group: 'Conversation' }),
  command('Theme: dark', { words: 'mode colours' }),
  command('Theme: light', { words: 'mode colours' }),
  command('Schema', { group: 'Set-up', words: 'json structured output' }),
  command('Export Markdown', { group: 'Share', note: 'Prompt, answers and figures' }),
  command('Export JSON', { group: 'Share' }),
  command('Go to Thinker', { group: 'Columns', words: 'column 3' }),
];

describe('searching commands', () => {
  test('puts the beginning of a name before that of a word, and that before what stands within', () => {
    const names = [command('Unthemed'), command('Dark theme'), command('Theme: dark'), command('The')];
    expect(labels(rank(names, 'the'))).toEqual(['The', 'Theme: dark', 'Dark theme', 'Unthemed']);
  });

  test('puts a name that begins with all that was typed before one that has its words elsewhere', () => {
    expect(labels(rank([command('JSON export'), command('Export JSON')], 'export j'))).toEqual([
      'Export JSON',
      'JSON export',
    ]);
  });

  test('finds several words in any order, and a few letters of a name', () => {
    expect(labels(rank(all, 'dark theme'))).toEqual(['Theme: dark']);
    expect(labels(rank(all, '  EXPORT   json '))).toEqual(['Export JSON']);
    expect(labels(rank(all, 'mkdn'))).toEqual(['Export Markdown']);
  });

  test('finds by further words and by the group, after every name', () => {
    expect(labels(rank(all, 'json'))).toEqual(['Export JSON', 'Schema']);
    expect(labels(rank(all, 'column 3'))).toEqual(['Go to Thinker']);
    expect(labels(rank(all, 'share'))).toEqual(['Export Markdown', 'Export JSON']);
    expect(labels(rank(all, 'prompt'))).toEqual(['Write a prompt']);
  });

  test('finds nothing where nothing fits', () => {
    expect(rank(all, 'zebra')).toEqual([]);
    expect(rank(all, 'theme zebra')).toEqual([]);
  });

  test('puts what was used last first among those that fit alike, and no further', () => {
    const recent = [idOf(command('Theme: light'))];
    expect(labels(rank(all, 'theme', recent))).toEqual(['Theme: light', 'Theme: dark']);
    expect(labels(rank([command('Dark theme'), command('Theme')], 'theme', ['View: Dark theme']))).toEqual([
      'Theme',
      'Dark theme',
    ]);
  });

  test('shows what cannot be done now after what can', () => {
    const list = [command('Export CSV', { disabled: true }), command('Export HTML')];
    expect(labels(rank(list, 'export'))).toEqual(['Export HTML', 'Export CSV']);
  });

  const names = fc.array(fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6}){0,2}$/), { maxLength: 12 });

  test('never puts a name after one that begins otherwise when it begins with the query', () => {
    fc.assert(
      fc.property(names, fc.stringMatching(/^[a-z]{1,3}$/), fc.array(fc.nat(11)), (list, query, used) => {
        const commands = list.map((label) => command(label));
        const recent = used.map((place) => `View: ${list[place]}`);
        const starts = rank(commands, query, recent).map(({ label }) => label.startsWith(query));
        expect(starts.lastIndexOf(true)).toBeLessThan(
          starts.includes(false) ? starts.indexOf(false) : Infinity,
        );
        expect(starts.filter(Boolean)).toHaveLength(list.filter((label) => label.startsWith(query)).length);
      }),
    );
  });
});

describe('the list before anything is searched for', () => {
  test('has what was used last first, then every group in its order, and nothing twice', () => {
    const sections = browse(all, ['View: Theme: light', 'Gone: Since', 'Set-up: Schema']);
    expect(sections.map(({ heading }) => heading)).toEqual([
      'Used last',
      'Conversation',
      'Columns',
      'View',
      'Share',
    ]);
    expect(labels(sections[0]?.commands ?? [])).toEqual(['Theme: light', 'Schema']);
    const shown = sections.flatMap(({ commands }) => labels(commands));
    expect(shown.toSorted()).toEqual(labels(all).toSorted());
  });

  test('leaves out what cannot be done now', () => {
    expect(browse([command('Race chart', { disabled: true })], ['View: Race chart'])).toEqual([]);
  });
});

describe('what was used last', () => {
  function keeperOf(first?: string) {
    let kept = first ?? null;
    return {
      getItem: () => kept,
      setItem: (_key: string, value: string) => {
        kept = value;
      },
    };
  }

  test('is kept newest first, once each, and not without end', () => {
    const keeper = keeperOf();
    for (const id of ['a', 'b', 'a']) keepRecent(id, keeper);
    expect(recentCommands(keeper)).toEqual(['a', 'b']);
    for (let count = 0; count < 40; count++) keepRecent(`id ${count}`, keeper);
    expect(recentCommands(keeper)).toHaveLength(12);
    expect(recentCommands(keeper)[0]).toBe('id 39');
  });

  test('is nothing where the browser keeps nothing, or nonsense', () => {
    expect(recentCommands(null)).toEqual([]);
    expect(recentCommands(keeperOf('{"a":1}'))).toEqual([]);
    expect(recentCommands(keeperOf('not JSON'))).toEqual([]);
    expect(recentCommands(keeperOf('["a",7]'))).toEqual(['a']);
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => keepRecent('a', full)).not.toThrow();
  });
});
