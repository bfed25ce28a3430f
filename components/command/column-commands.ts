import { buttonItems, columnItems } from '#components/columns/column-items.ts';
import type { OfferedColumn } from '#components/columns/offered-columns.ts';
import { stateIn } from '#lib/run/running.ts';
import type { Command } from './command.ts';

/** All that the head of each column offers, by its name: too much to be listed, but found. */
export function columnCommands(columns: readonly OfferedColumn[], singleKeys: boolean): Command[] {
  return columns.flatMap(({ menu, freedom }) => {
    const offered = { freedom, singleKeys, state: stateIn(menu.store.get(), menu.column.id) };
    return [...buttonItems(menu, offered), ...columnItems(menu, offered)].map(
      ({ label, icon, shortcut, disabled, onSelect }) => ({
        group: 'Columns',
        label: `${label}: ${menu.name}`,
        icon,
        shortcut,
        disabled,
        onSelect,
        unlisted: true,
      }),
    );
  });
}
