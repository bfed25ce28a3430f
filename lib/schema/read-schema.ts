/** A JSON object as somebody is writing it, or what keeps the text from being one, in words. */
export type SchemaText = { schema: Record<string, unknown> } | { complaint: string };

export function readSchema(text: string): SchemaText {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject
      ? { schema: value as Record<string, unknown> }
      : { complaint: 'It must be an object in braces' };
  } catch {
    return { complaint: text.trim() === '' ? 'It is empty' : 'It is not JSON yet' };
  }
}

export function writeSchema(schema: Record<string, unknown>): string {
  return JSON.stringify(schema, null, 2);
}
