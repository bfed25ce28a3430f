/** The part of a column that draws replies, Markdown and all: not needed to paint a page that has none yet. */
export async function loadColumnTurns() {
  const [{ ColumnTurns }, { warmUp }] = await Promise.all([
    import('./column-turns.tsx'),
    import('#lib/markdown/warm-up.ts'),
  ]);
  if ('requestIdleCallback' in window) requestIdleCallback(warmUp);
  return ColumnTurns;
}
