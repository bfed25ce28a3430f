/** A page that shows a kept run has better to do before, ms. */
const warmAfter = 1_000;

/** The part of a column that draws replies, Markdown and all: not needed to paint a page that has none yet. */
export async function loadColumnTurns() {
  const [{ ColumnTurns }, { warmUp }] = await Promise.all([
    import('./column-turns.tsx'),
    import('#lib/markdown/warm-up.ts'),
  ]);
  if ('requestIdleCallback' in window) setTimeout(() => requestIdleCallback(warmUp), warmAfter);
  return ColumnTurns;
}
