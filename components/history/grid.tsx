import type { ComponentProps } from 'react';

/*
 * The roles of a grid on plain boxes: a table's own elements cannot be laid out one by one as a list with ten thousand
 * rows must be. The focus is on the link or the button in a cell, never on the cell.
 */

export function Grid(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y: see above
  return <div role="grid" {...props} />;
}

export function GridRow(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y: see above
  return <div role="row" {...props} />;
}

export function GridCell(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y: see above
  return <div role="gridcell" {...props} />;
}

export function GridHeading(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y: see above
  return <div role="rowheader" {...props} />;
}
