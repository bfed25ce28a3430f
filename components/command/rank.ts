import { createHaystack, rankWord } from '#lib/catalog/match.ts';
import { type Command, groups, idOf } from './command.ts';

/** What a word counts that only the further words of a command have: more than any place in its name. */
const aside = 10;

/** How well a command fits; less is better. Null: not at all. */
export function rankOf(query: string, { label, group, words = '' }: Command): number | null {
  const name = label.toLowerCase();
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  const own = createHaystack([label], '');
  const further = createHaystack([words, group], '');
  let sum = 2;
  for (const word of query.split(' ')) {
    const rank = rankWord(word, own);
    const other = rank ?? rankWord(word, further);
    // Letters that merely stand in order count in a name only: in a sentence they nearly always do.
    if (other === null || (rank === null && other > 2)) return null;
    sum += rank ?? aside + other;
  }
  return sum;
}

const normal = (query: string) => query.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/**
 * What fits, the best first: the beginning of a name before that of a word, before what stands within; among equals
 * what was used last, then what can be done, then their own order. `recent` holds ids, the newest first.
 */
export function rank(commands: readonly Command[], query: string, recent: readonly string[] = []): Command[] {
  const wanted = normal(query);
  const lastUsed = (command: Command) => {
    const place = recent.indexOf(idOf(command));
    return place < 0 ? recent.length : place;
  };
  return commands
    .flatMap((command) => {
      const fit = rankOf(wanted, command);
      return fit === null
        ? []
        : [{ command, order: [fit, lastUsed(command), Number(command.disabled ?? false)] }];
    })
    .sort((one, other) => compare(one.order, other.order))
    .map(({ command }) => command);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place < 0 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
}

export interface Section {
  heading: string;
  commands: readonly Command[];
}

/** How many of those used last stand first. */
const mostRecent = 4;

/** Everything that can be done now while nothing is searched for: what was used last first, then by group. */
export function browse(commands: readonly Command[], recent: readonly string[]): Section[] {
  const open = commands.filter(({ disabled }) => !disabled);
  const used = recent
    .flatMap((id) => open.find((command) => idOf(command) === id) ?? [])
    .slice(0, mostRecent);
  const sections = groups.map((group) => ({
    heading: group as string,
    commands: open.filter(
      (command) => command.group === group && !command.unlisted && !used.includes(command),
    ),
  }));
  return [{ heading: 'Used last', commands: used }, ...sections].filter(
    ({ commands: { length } }) => length > 0,
  );
}
