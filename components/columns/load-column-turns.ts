import { lazily } from '#components/ui/lazily.tsx';

/** The part of a column that draws replies, Markdown and all: not needed to paint a page that has none yet. */
export const ColumnTurns = lazily(() => import('./column-turns.tsx').then((module) => module.ColumnTurns));

export const loadColumnTurns = ColumnTurns.load;
