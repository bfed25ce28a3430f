import type { Tool } from '#lib/prompt/setup.ts';
import { readSchema, writeSchema } from '#lib/schema/read-schema.ts';

/** A tool while it is being written: its schema is text that may not be JSON yet. */
export interface ToolRow {
  key: number;
  name: string;
  description: string;
  schema: string;
  /** Null: the person who runs it is asked. */
  result: string | null;
}

let last = 0;

export function rowOf({ name, description = '', parameters, result }: Tool): ToolRow {
  last += 1;
  return { key: last, name, description, schema: writeSchema(parameters), result: result ?? null };
}

/** The tool that stands there; null as long as it is none. */
function toolOf({ name, description, schema, result }: ToolRow): Tool | null {
  const read = readSchema(schema);
  if (!('schema' in read) || nameComplaint(name) !== null) return null;
  return {
    name,
    ...(description.trim() !== '' && { description }),
    parameters: read.schema,
    ...(result !== null && { result }),
  };
}

/** What is there of them; of two with one name only the first. */
export function toolsOf(rows: readonly ToolRow[]): Tool[] {
  return rows.flatMap((row, index) => {
    const tool = isTaken(rows, index) ? null : toolOf(row);
    return tool ? [tool] : [];
  });
}

/** A row before it has that name. */
export function isTaken(rows: readonly ToolRow[], index: number): boolean {
  return rows.slice(0, index).some(({ name }) => name === rows[index]?.name);
}

/** Why that can't be the name of a tool; null when it can. */
export function nameComplaint(name: string): string | null {
  if (name === '') return 'Give it a name.';
  return /^[A-Za-z0-9_-]{1,64}$/.test(name) ? null : 'A name takes up to 64 letters, digits, _ and -.';
}
