'use client';
import type { ComponentProps } from 'react';
import { Columns } from '#components/columns/columns.tsx';
import { LentContext } from '#components/quota/lent.ts';

interface ColumnsPartProps extends ComponentProps<typeof Columns> {
  isLent: boolean;
}

/** The columns and all that is known of the page around them. */
export function ColumnsPart({ isLent, ...props }: ColumnsPartProps) {
  return (
    <LentContext value={isLent}>
      <Columns {...props} />
    </LentContext>
  );
}
