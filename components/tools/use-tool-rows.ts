import { useState } from 'react';
import type { Tool } from '#lib/prompt/setup.ts';
import { rowOf, type ToolRow, toolsOf } from './tool-row.ts';

interface Rows {
  rows: readonly ToolRow[];
  /** What of them stands in the set-up: anything else there was put there by somebody else. */
  tools: readonly Tool[];
}

const rowsOf = (tools: readonly Tool[]): Rows => ({ rows: tools.map(rowOf), tools });

/** The tools as they are being written. What is no tool yet stays here; all others are in the set-up at once. */
export function useToolRows(tools: readonly Tool[], onTools: (tools: Tool[]) => void) {
  const [state, setState] = useState(() => rowsOf(tools));
  if (state.tools !== tools) setState(rowsOf(tools));
  const set = (rows: readonly ToolRow[]) => {
    const made = toolsOf(rows);
    setState({ rows, tools: made });
    onTools(made);
  };
  const { rows } = state;
  return {
    rows,
    add: (tool: Tool) => set([...rows, rowOf(tool)]),
    change: (row: ToolRow) => set(rows.map((each) => (each.key === row.key ? row : each))),
    remove: (key: number) => set(rows.filter((row) => row.key !== key)),
  };
}
