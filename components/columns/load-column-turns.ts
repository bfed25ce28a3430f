/** The part of a column that draws replies, Markdown and all: not needed to paint a page that has none yet. */
export const loadColumnTurns = () => import('./column-turns.tsx').then((module) => module.ColumnTurns);
