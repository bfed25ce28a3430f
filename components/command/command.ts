import type { MenuItem } from '#components/ui/menu.tsx';

/** Something that has a name and can be done. */
export interface Command extends Omit<MenuItem, 'separated' | 'tone' | 'movesFocus'> {
  group: string;
  /** Only found, never listed: there are many of its kind. */
  unlisted?: boolean;
  /** Found by these words too. */
  words?: string;
  /** Tells it from others of its name. */
  key?: string;
}

/** The same in every visit. */
export const idOf = ({ group, label, key = label }: Pick<Command, 'group' | 'label' | 'key'>): string =>
  `${group}: ${key}`;

/** In the order in which they are listed while nothing is searched for. */
export const groups = [
  'Conversation',
  'Set-up',
  'Line-ups',
  'Columns',
  'View',
  'Share',
  'Example prompts',
  'Help',
] as const;

export type Group = (typeof groups)[number];
